package register.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.value.Language;

/// A page's metadata for browsers, search engines and chats.
///
/// @param description in a sentence; null for none
/// @param address of the page if it is permanent; null for none
/// @param languages the page in other languages
/// @param feeds the addresses of feeds, by media type
/// @param isListed true if search engines should list it: not if superseded, announced or a comparison
/// @param data schema.org data (JSON-LD); null for none
public record PageHead(
        String title,
        @Nullable String description,
        @Nullable String address,
        Map<Language, String> languages,
        Map<String, String> feeds,
        boolean isListed,
        Json.@Nullable Obj data) {
    public PageHead {
        languages = new LinkedHashMap<>(languages);
        feeds = new LinkedHashMap<>(feeds);
    }

    /// For a page with only a title.
    public static PageHead of(String title) {
        return new PageHead(title, null, null, Map.of(), Map.of(), true, null);
    }

    /// For a page that search engines should not list.
    public static PageHead unlisted(String title) {
        return new PageHead(title, null, null, Map.of(), Map.of(), false, null);
    }

    /// Addresses are included only if they are public: search engines ignore others.
    List<Html> elements(Look look) {
        var elements = new ArrayList<Html>();
        elements.add(element("title", title));
        add(elements, "name", "description", description);
        add(elements, "name", "robots", isListed ? null : "noindex");
        String url = look.url();
        if (url != null && address != null) {
            if (isListed) {
                elements.add(link("canonical", url + address));
            }
            languages.forEach((language, other) ->
                    elements.add(link("alternate", url + other).with(attribute("hreflang", language.tag()))));
            add(elements, "property", "og:title", title);
            add(elements, "property", "og:type", "website");
            add(elements, "property", "og:url", url + address);
            add(elements, "property", "og:description", description);
            add(elements, "property", "og:site_name", look.brand().name());
        }
        feeds.forEach((type, feed) -> elements.add(link("alternate", feed).with(attribute("type", type))));
        if (look.brand().favicon() != null) {
            elements.add(link("icon", Look.ASSETS + look.brand().favicon()));
        }
        if (data != null) {
            // Untrusted text must not end the element: in JSON a "<" may be escaped (RFC 8259, section 7).
            elements.add(element(
                    "script",
                    CanonicalJson.text(data).replace("<", "\\u003c"),
                    attribute("type", "application/ld+json")));
        }
        return elements;
    }

    private static Html.Element link(String relation, String address) {
        return element("link", attribute("rel", relation), href(address));
    }

    private static void add(List<Html> elements, String attribute, String name, @Nullable String content) {
        if (content != null) {
            elements.add(element("meta", attribute(attribute, name), attribute("content", content)));
        }
    }
}
