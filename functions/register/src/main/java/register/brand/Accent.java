package register.brand;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The colour of links and buttons on light and dark backgrounds, as `#rrggbb`. It is readable on both (WCAG 2.2,
/// 1.4.3): the contrast is at least 4.5:1 with each background of text, and for a button's text.
public record Accent(String light, String dark) {
    /// The backgrounds of the pages, plain and tinted.
    public static final List<String> LIGHT_PAPERS = List.of("#ffffff", "#f5f6f8");

    /// The dark backgrounds of the pages.
    public static final List<String> DARK_PAPERS = List.of("#0f1318", "#171c23");

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final double LEAST = 4.5;

    /// @throws IllegalArgumentException if either is not a colour, or not readable
    public Accent {
        light = readable(light, LIGHT_PAPERS);
        dark = readable(dark, DARK_PAPERS);
    }

    /// The colour in lower case.
    ///
    /// @throws IllegalArgumentException if it is not a colour, or not readable on these backgrounds
    public static String readable(String colour, List<String> papers) {
        String lower = colour.toLowerCase(Locale.ROOT);
        if (!COLOUR.matcher(lower).matches()) {
            throw new IllegalArgumentException("expected a colour such as #0b57a4");
        }
        for (String paper : papers) {
            double contrast = contrast(lower, paper);
            if (contrast < LEAST) {
                // Rounded down, so that 4.499 is not displayed as sufficient.
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "its contrast with %s is %.2f:1, expected %.1f:1 or more (WCAG 2.2, 1.4.3)",
                        paper,
                        Math.floor(contrast * 100) / 100,
                        LEAST));
            }
        }
        return lower;
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear((rgb >> 8) & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
