package register.brand;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// The look of a policy's pages. The register's defaults replace missing values.
///
/// @param name shown at the top of each page
/// @param home the company's website
/// @param radius of corners, a CSS length such as `0.6rem`
/// @param imprint the company's legal notice
/// @param privacy the company's privacy notice
/// @param logo the name of an asset; `logoDark` is for dark backgrounds
/// @param favicon the name of an asset
/// @param font the name of an asset
public record Brand(
        @Nullable String name,
        @Nullable URI home,
        @Nullable Accent accent,
        @Nullable String radius,
        @Nullable URI imprint,
        @Nullable URI privacy,
        @Nullable String logo,
        @Nullable String logoDark,
        @Nullable String favicon,
        @Nullable String font) {
    /// The default look.
    public static final Brand SOBER = new Brand(null, null, null, null, null, null, null, null, null, null);

    public Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("home", home)
                .put("accent", accent == null ? null : accent.light())
                .put("accentDark", accent == null ? null : accent.dark())
                .put("radius", radius)
                .put("imprint", imprint)
                .put("privacy", privacy)
                .put("logo", logo)
                .put("logoDark", logoDark)
                .put("favicon", favicon)
                .put("font", font)
                .build();
    }

    /// Parses the form that `json` writes.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Brand read(Json json) {
        Members in = Members.of(json);
        return new Brand(
                in.optionalText("name"),
                in.optionalUri("home"),
                in.has("accent") ? new Accent(in.text("accent"), in.text("accentDark")) : null,
                in.optionalText("radius"),
                in.optionalUri("imprint"),
                in.optionalUri("privacy"),
                in.optionalText("logo"),
                in.optionalText("logoDark"),
                in.optionalText("favicon"),
                in.optionalText("font"));
    }
}
