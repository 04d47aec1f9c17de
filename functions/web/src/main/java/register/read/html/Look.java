package register.read.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.brand.Accent;
import register.brand.Brand;

/// How a page looks, and at which address everybody reaches it.
///
/// @param url of the register, without a slash at its end; null where it has no public address
/// @param forms whether readers can fill in forms
/// @param trial whether the register is a trial
public record Look(Brand brand, @Nullable String url, boolean forms, boolean trial) {
    /// Of a register that states nothing.
    public static final Look SOBER = sober(false);

    /// Of a register that states nothing, which may be a trial.
    public static Look sober(boolean trial) {
        return new Look(Brand.SOBER, null, false, trial);
    }

    /// Where the files of brands are, by their names.
    public static final String ASSETS = "/brand/";

    /// Where browsers look for the icon of a page that names none.
    public static final String ICON = "/favicon.ico";

    /// What a brand changes of the pages' own style; empty where nothing. What it holds was checked when the brand was
    /// taken in.
    String style() {
        var style = new StringBuilder();
        if (brand.font() != null) {
            style.append("@font-face { font-family: Brand; src: url(\"")
                    .append(ASSETS)
                    .append(brand.font())
                    .append("\") format(\"woff2\"); font-display: swap; }\n");
        }
        if (brand.logo() != null || brand.logoDark() != null) {
            style.append(".brand img { display: block; height: 1.75rem; max-width: min(10rem, 30vw);")
                    .append(" object-fit: contain; object-position: left; }\n");
        }
        var properties = new ArrayList<String>();
        Accent accent = brand.accent();
        if (accent != null) {
            properties.add("--brand: " + accent.light());
            properties.add("--brand-dark: " + accent.dark());
        }
        if (brand.radius() != null) {
            properties.add("--radius: " + brand.radius());
        }
        if (brand.font() != null) {
            properties.add("--font: Brand, system-ui, sans-serif");
        }
        if (!properties.isEmpty()) {
            style.append(":root { ").append(String.join("; ", properties)).append("; }\n");
        }
        return style.toString();
    }

    /// A content security policy that lets in what this look needs beside.
    ///
    /// @param policy of a page of the sober look
    public String admitted(String policy) {
        String style = style();
        String admitted =
                style.isEmpty() ? policy : policy.replace("style-src ", "style-src '" + Layout.hash(style) + "' ");
        return brand.font() == null ? admitted : admitted + "; font-src 'self'";
    }

    /// Whose page it is: the logo and the name that the brand states, else this name.
    List<Html> name(String otherwise) {
        var shown = new ArrayList<Html>();
        String light = brand.logo();
        String dark = brand.logoDark();
        if (light != null || dark != null) {
            // It stands beside the name, which says the same.
            Html.Element image = Html.element("img")
                    .with("src", ASSETS + (light == null ? dark : light))
                    .with("alt", "");
            shown.add(
                    light == null || dark == null
                            ? image
                            : Html.element(
                                    "picture",
                                    Html.element("source")
                                            .with("srcset", ASSETS + dark)
                                            .with("media", "(prefers-color-scheme: dark)"),
                                    image));
        }
        shown.add(Html.element("span", brand.name() == null ? otherwise : brand.name()));
        return shown;
    }

    /// The company's own addresses at the foot of a page.
    List<Html> links(String imprint, String privacy) {
        var links = new ArrayList<Html>();
        if (brand.home() != null) {
            links.add(Hyperlinks.to(brand.home(), String.valueOf(brand.home().getHost())));
        }
        if (brand.imprint() != null) {
            links.add(Hyperlinks.to(brand.imprint(), imprint));
        }
        if (brand.privacy() != null) {
            links.add(Hyperlinks.to(brand.privacy(), privacy));
        }
        return links;
    }
}
