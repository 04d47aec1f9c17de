package register.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.brand.Accent;
import register.brand.Brand;
import register.value.Language;

/// The look of a page, and the register's public address.
///
/// @param url of the register, without a trailing slash; null if it has no public address
/// @param forms true if there are forms for readers
/// @param trial true if the register is a trial
/// @param languages of the pages that belong to no policy, if the site is a folder of files; null if a program answers
public record Look(
        Brand brand,
        @Nullable String url,
        boolean forms,
        boolean trial,
        @Nullable List<Language> languages) {
    /// The default look.
    public static final Look SOBER = sober(false);

    /// The default look, perhaps for a trial.
    public static Look sober(boolean trial) {
        return new Look(Brand.SOBER, null, false, trial, null);
    }

    /// The folder of brand files.
    public static final String ASSETS = "/brand/";

    /// The default address of icons in browsers.
    public static final String ICON = "/favicon.ico";

    /// True if only files answer, without forms and other choices.
    public boolean isOfFiles() {
        return languages != null;
    }

    /// The brand's changes to the pages' style; may be empty. Its values were checked when the brand was stored.
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

    /// A content security policy that also allows this look.
    ///
    /// @param policy of a page with the default look
    public String admitted(String policy) {
        String style = style();
        String admitted =
                style.isEmpty() ? policy : policy.replace("style-src ", "style-src '" + Layout.hash(style) + "' ");
        return brand.font() == null ? admitted : admitted + "; font-src 'self'";
    }

    /// The page's owner: the brand's logo and name, else this name.
    List<Html> name(String otherwise) {
        var shown = new ArrayList<Html>();
        String light = brand.logo();
        String dark = brand.logoDark();
        if (light != null || dark != null) {
            // The name beside it says the same.
            Html.Element image =
                    element("img", attribute("src", ASSETS + (light == null ? dark : light)), attribute("alt", ""));
            shown.add(
                    light == null || dark == null
                            ? image
                            : element(
                                    "picture",
                                    element(
                                            "source",
                                            attribute("srcset", ASSETS + dark),
                                            attribute("media", "(prefers-color-scheme: dark)")),
                                    image));
        }
        shown.add(span(brand.name() == null ? otherwise : brand.name()));
        return shown;
    }

    /// The company's own links in a page's footer.
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
