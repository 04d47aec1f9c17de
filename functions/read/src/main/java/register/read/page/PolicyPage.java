package register.read.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.Category;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.compare.Additions;
import register.read.html.Html;
import register.read.html.Hyperlinks;
import register.read.html.LanguageSwitch;
import register.read.html.Layout;
import register.read.lookup.PageVersions;
import register.value.Language;
import register.words.Notes;
import register.words.Words;

/// The page of one edition of one revision, as a person reads it.
public final class PolicyPage {

    /// What is shown.
    ///
    /// @param language of an edition that the version has
    /// @param missing the language that was asked for, if there is no edition in it
    /// @param status null for a draft
    /// @param additions what the entry adds, if it is a correction
    /// @param versions null for a draft
    /// @param dated whether the page is of this version whatever is in force, and not of the policy
    public record View(
            EntryHeader header,
            PolicyVersion version,
            Language language,
            @Nullable Language missing,
            @Nullable VersionStatus status,
            @Nullable PageVersions versions,
            @Nullable Additions additions,
            boolean dated) {
        Words words() {
            return Layout.words(language);
        }

        Words glossary() {
            return Words.glossary().in(language);
        }

        Notes notes(EntryHeader of) {
            return new Notes(of, glossary(), language);
        }

        Edition edition() {
            return version.edition(language);
        }

        boolean isDraft() {
            return status == null;
        }

        /// The language of the policy's own words, where the register's words around them are in another.
        @Nullable
        String ownLanguage() {
            return words().language().equals(language) ? null : language.tag();
        }
    }

    private PolicyPage() {}

    /// The page of a version that is not published yet, marked as a draft.
    ///
    /// @param additions of what would be a correction
    public static String draft(
            EntryHeader header, PolicyVersion version, @Nullable Additions additions, Language language) {
        return render(new View(header, version, language, null, null, null, additions, true));
    }

    public static String render(View view) {
        Words words = view.words();
        var body = new ArrayList<Html>();
        Html.Element main = Html.element("main");
        if (view.isDraft()) {
            main = main.and(Html.element("p", words.get("draft")).with("class", "notice draft"));
        } else {
            body.add(LanguageSwitch.render(
                    view.version().editions().keySet(), view.language(), Facts.address(view), words));
        }
        main = main.and(Caveats.of(view))
                .and(Html.element("h1", view.edition().title()).with("lang", view.ownLanguage()))
                .and(Facts.of(view))
                .and(Facts.downloads(view));
        main = main.and(sections(view)).and(Requests.of(view)).and(VersionTable.of(view));
        body.add(main);
        body.add(footer(view));
        String title = view.edition().title() + " – " + view.edition().provider();
        return Layout.page(words.language(), view.isDraft() ? words.get("draft-title", title) : title, body);
    }

    private static List<Html> sections(View view) {
        var sections = new ArrayList<Html>();
        var left = EnumSet.allOf(Category.class);
        for (Section section : view.edition().sections()) {
            Html.Element html = Html.element("section").with("lang", view.ownLanguage());
            if (section.heading() != null) {
                html = html.and(Html.element("h2", section.heading()));
            }
            for (String paragraph : section.paragraphs()) {
                html = html.and(Html.element("p", paragraph));
            }
            if (!section.bullets().isEmpty()) {
                html = html.and(Html.element("ul")
                        .and(section.bullets().stream()
                                .map(bullet -> Html.element("li", bullet))
                                .toList()));
            }
            if (section.table() != null && left.remove(section.table())) {
                html = html.and(EngagementTable.of(view, section.table()));
            }
            sections.add(html);
        }
        for (Category category : left) {
            Html table = EngagementTable.of(view, category);
            if (table != null) {
                sections.add(Html.element(
                        "section", Html.element("h2", view.glossary().get("category", category)), table));
            }
        }
        return sections;
    }

    private static Html footer(View view) {
        String hash = view.header().contentHash().hex();
        Html.Element footer = Html.element(
                "footer",
                Html.element("p", Html.text(view.glossary().get("content-hash") + " "), Html.element("code", hash)));
        return view.isDraft()
                ? footer
                : footer.and(Html.element("p", Hyperlinks.own("/", view.words().get("all-policies"))));
    }
}
