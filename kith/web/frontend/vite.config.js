import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

// One script and one style sheet: no chunk has to be fetched before a key can be pressed.
export default defineConfig({
  base: "",
  publicDir: false,
  plugins: [tailwindcss()],
  build: {
    outDir: "../static/dist",
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    rollupOptions: { input: "src/main.js" },
  },
});
