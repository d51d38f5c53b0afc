import type { Config } from "tailwindcss";

/** Returns a color by its token in `app/globals.css`, where each has a light and a dark value. */
const token = (name: string) => `var(--${name})`;

/** The design tokens. Values that differ between themes are CSS variables: no class needs `dark:`. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        canvas: token("canvas"),
        surface: token("surface"),
        raised: token("raised"),
        sunken: token("sunken"),
        hover: token("hover"),
        line: token("line"),
        control: token("control"),
        ink: { DEFAULT: token("ink"), muted: token("ink-muted"), faint: token("ink-faint") },
        accent: {
          DEFAULT: token("accent"),
          strong: token("accent-strong"),
          ink: token("accent-ink"),
          text: token("accent-text"),
          soft: token("accent-soft"),
          line: token("accent-line"),
        },
        danger: {
          DEFAULT: token("danger"),
          strong: token("danger-strong"),
          ink: token("danger-ink"),
          text: token("danger-text"),
          soft: token("danger-soft"),
          line: token("danger-line"),
        },
        warning: {
          text: token("warning-text"),
          soft: token("warning-soft"),
          line: token("warning-line"),
        },
        scrim: token("scrim"),
      },
      fontFamily: {
        sans: ["var(--font-latin)", "var(--font-cyrillic)", "var(--font-latin-ext)", "sans-serif"],
        mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
      },
      fontSize: {
        "2xs": ["0.6875rem", { lineHeight: "1rem" }],
        xs: ["0.75rem", { lineHeight: "1rem" }],
        sm: ["0.8125rem", { lineHeight: "1.25rem" }],
        base: ["0.875rem", { lineHeight: "1.375rem" }],
        md: ["1rem", { lineHeight: "1.5rem" }],
        lg: ["1.125rem", { lineHeight: "1.625rem", letterSpacing: "-0.012em" }],
        xl: ["1.375rem", { lineHeight: "1.875rem", letterSpacing: "-0.018em" }],
        "2xl": ["1.75rem", { lineHeight: "2.25rem", letterSpacing: "-0.022em" }],
      },
      borderRadius: { control: "8px", card: "10px", float: "12px" },
      boxShadow: {
        float: token("shadow-float"),
        sheet: token("shadow-sheet"),
        key: token("shadow-key"),
      },
      transitionDuration: { DEFAULT: "140ms" },
      transitionTimingFunction: { DEFAULT: "cubic-bezier(0.2, 0, 0.1, 1)" },
      maxWidth: { page: "80rem", form: "36rem" },
      keyframes: {
        fade: { from: { opacity: "0" } },
        "fade-out": { to: { opacity: "0" } },
        pop: { from: { opacity: "0", transform: "translateY(-4px) scale(0.985)" } },
        rise: { from: { opacity: "0", transform: "translateY(12px)" } },
        sheet: { from: { transform: "translateY(100%)" } },
        "slide-out": { to: { opacity: "0", transform: "translateX(16px)" } },
        shimmer: { "50%": { opacity: "0.45" } },
      },
      animation: {
        fade: "fade 140ms ease-out",
        "fade-out": "fade-out 120ms ease-in forwards",
        pop: "pop 140ms cubic-bezier(0.2, 0, 0.1, 1)",
        rise: "rise 180ms cubic-bezier(0.2, 0, 0.1, 1)",
        sheet: "sheet 180ms cubic-bezier(0.2, 0, 0.1, 1)",
        "slide-out": "slide-out 140ms ease-in forwards",
        // Appears after 300 ms, so that short waits show nothing.
        late: "fade 140ms ease-out 300ms both",
        shimmer: "shimmer 1.6s ease-in-out infinite",
      },
    },
  },
} satisfies Config;
