"""Writing records out, so that a spreadsheet shows them and runs none of them."""
