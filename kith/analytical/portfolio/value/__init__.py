"""What a customer is worth: RFM, BG/NBD, Gamma-Gamma, lifetime value, and the check on them.

Plain numpy and numba, no Django: arrays in, frozen results out. The letters are the papers':
x repeat orders, t_x recency, T age; r, alpha, a, b of BG/NBD; p, q, v of Gamma-Gamma.
"""
