package register.read.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.page.PageHead;
import register.page.SiteAddresses;
import register.policy.PolicyVersion;
import register.value.Language;
import register.words.LongDate;
import register.words.Words;

/// The metadata of a policy's page.
public final class PageMetadata {
    private static final String ATOM = "application/atom+xml";

    private PageMetadata() {}

    static PageHead of(PolicyPage.View view) {
        if (view.isDraft()) {
            return PageHead.unlisted(PolicyPage.title(view));
        }
        var languages = new LinkedHashMap<Language, String>();
        view.version().editions().keySet().forEach(language -> languages.put(language, in(view, language)));
        return new PageHead(
                PolicyPage.title(view),
                description(view),
                in(view, view.language()),
                languages,
                view.dated() ? Map.of() : Map.of(ATOM, feed(view, ".atom")),
                !view.dated(),
                view.dated() ? null : data(view));
    }

    /// The `Link` header (RFC 8288): the list as data, the feeds, and the page's address; null if there is none.
    public static @Nullable String links(PolicyPage.View view) {
        if (view.dated()) {
            return null;
        }
        String list = SiteAddresses.with(SiteAddresses.list(view.header().policy(), ".json"), "lang", view.language());
        String self = absolute(view, in(view, view.language()));
        var links = new ArrayList<>(List.of(
                alternate(view, list, "application/json"),
                alternate(view, feed(view, ".atom"), ATOM),
                alternate(view, feed(view, ".json"), "application/feed+json"),
                alternate(view, dates(view), "text/calendar")));
        if (self != null) {
            links.add("<" + self + ">; rel=\"canonical\"");
        }
        return String.join(", ", links);
    }

    private static String alternate(PolicyPage.View view, String address, String type) {
        String url = absolute(view, address);
        return "<" + (url == null ? address : url) + ">; rel=\"alternate\"; type=\"" + type + "\"";
    }

    /// The policy's feed, in the current languages.
    static String feed(PolicyPage.View view, String extension) {
        return view.wish().on(SiteAddresses.feed(view.header().policy(), extension), view.language());
    }

    /// The policy's calendar, in the current languages.
    static String dates(PolicyPage.View view) {
        return view.wish().on(SiteAddresses.dates(view.header().policy()), view.language());
    }

    private static String in(PolicyPage.View view, Language language) {
        return SiteAddresses.with(Hero.address(view), "lang", language);
    }

    private static @Nullable String absolute(PolicyPage.View view, String address) {
        return view.look().url() == null ? null : view.look().url() + address;
    }

    private static String description(PolicyPage.View view) {
        Words glossary = view.glossary();
        PolicyVersion version = view.version();
        return view.edition().provider() + glossary.colon()
                + glossary.get("date-basis", version.dateBasis()) + " "
                + LongDate.of(version.effectiveDate(), view.dates()) + " · "
                + glossary.get("subprocessors") + glossary.colon()
                + version.subprocessors().size();
    }

    /// A dataset (schema.org), with nothing that is not published here.
    private static Json.@Nullable Obj data(PolicyPage.View view) {
        String url = absolute(view, in(view, view.language()));
        if (url == null) {
            return null;
        }
        PolicyVersion version = view.version();
        String name = version.company() == null
                ? view.edition().provider()
                : version.company().legalName();
        return Json.object()
                .put("@context", "https://schema.org")
                .put("@type", "Dataset")
                .put("name", view.edition().title())
                .put("description", description(view))
                .put("url", url)
                .put("inLanguage", view.language().tag())
                .put("dateModified", version.effectiveDate().toString())
                .put("creator", Json.object().put("@type", "Organization").put("name", name))
                .put("distribution", Json.array(distribution(view)))
                .build();
    }

    private static List<Json> distribution(PolicyPage.View view) {
        Map<String, String> formats = Map.of(".json", "application/json", ".csv", "text/csv");
        return formats.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Json>map(format -> Json.object()
                        .put("@type", "DataDownload")
                        .put("encodingFormat", format.getValue())
                        .put(
                                "contentUrl",
                                view.look().url()
                                        + SiteAddresses.with(
                                                SiteAddresses.list(view.header().policy(), format.getKey()),
                                                "lang",
                                                view.language()))
                        .build())
                .toList();
    }
}
