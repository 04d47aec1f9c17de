package register.read.page;

import static register.page.Tags.*;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.LanguageControl;
import register.page.Layout;
import register.page.Look;
import register.page.PageFrame;
import register.policy.Edition;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.read.lookup.AnnouncedVersion;
import register.read.lookup.PageVersions;
import register.value.Language;
import register.words.Notes;
import register.words.Places;
import register.words.Words;

/// The page for one edition of one revision: status, announced changes, the list, the policy's own text, a customer's
/// options, and the versions.
public final class PolicyPage {
    /// Allows its own style, and the script that filters its list.
    public static final String CONTENT_SECURITY_POLICY = Layout.policyWith(ListFilter.SCRIPT);

    /// The page's content.
    ///
    /// @param language of one of the version's editions
    /// @param missing the requested language, if there is no edition in it
    /// @param status null for a draft
    /// @param additions in a correction
    /// @param versions null for a draft
    /// @param announced future versions, nearest first; on the page of an announced version, only that one
    /// @param dated true if the page is for this version whatever is in force, not for the policy
    /// @param asOf the day of the status, in the policy's time zone; null for a draft, and if no day will change it
    /// @param wish the reader's arrangement
    /// @param look of the page
    public record View(
            EntryHeader header,
            PolicyVersion version,
            Language language,
            @Nullable Language missing,
            @Nullable VersionStatus status,
            @Nullable PageVersions versions,
            @Nullable Additions additions,
            List<AnnouncedVersion> announced,
            boolean dated,
            @Nullable LocalDate asOf,
            PageOptions wish,
            Look look) {
        public View {
            announced = List.copyOf(announced);
        }

        Words words() {
            return Layout.words(reader());
        }

        Words glossary() {
            return Words.glossary().in(reader());
        }

        private Language reader() {
            return wish.ui() == null ? language : wish.ui();
        }

        /// The language of dates: the reader's with its region, if the words are in it.
        Language dates() {
            return Words.speaks(reader()) ? reader() : words().language();
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

        /// The language of the policy's own words, if it differs from that of the register's words around them.
        @Nullable
        String ownLanguage() {
            return words().language().equals(language) ? null : language.tag();
        }
    }

    private PolicyPage() {}

    /// The page of an unpublished version, marked as a draft.
    ///
    /// @param additions if it would be a correction
    public static String draft(
            EntryHeader header, PolicyVersion version, @Nullable Additions additions, Language language) {
        return render(new View(
                header,
                version,
                language,
                null,
                null,
                null,
                additions,
                List.of(),
                true,
                null,
                PageOptions.NONE,
                Look.SOBER));
    }

    public static String render(View view) {
        var list = PageList.of(view);
        Html versions = VersionList.of(view);
        Html.Element content = div(
                css("wide"),
                all(AnnouncementCard.of(view, list.ids())),
                ListSection.of(view, list),
                div(css("halves"), PolicyText.of(view, list), Cards.of(view)),
                versions);
        Html.Element main = main(Hero.of(view), contents(view, versions != null), content);
        return frame(view, null)
                .page(
                        PageMetadata.of(view),
                        main,
                        AnchorIds.LIST,
                        view.isDraft() ? null : ListFilter.SCRIPT,
                        ListColumns.fold(list));
    }

    static String title(View view) {
        String title = view.edition().title() + " – " + view.edition().provider();
        return view.isDraft() ? view.words().get("draft-title", title) : title;
    }

    /// The frame of all pages of a policy's version.
    ///
    /// @param address of the page, without the languages; null for the version's own
    static PageFrame frame(View view, @Nullable String address) {
        String provider = view.edition().provider();
        Words words = view.words();
        if (view.isDraft()) {
            return new PageFrame(words, provider, null, null, null, provider, view.look());
        }
        Html languages = LanguageControl.of(
                words,
                editions(view),
                view.language(),
                view.wish().ui(),
                address == null ? Hero.address(view) : address,
                view.look());
        return new PageFrame(
                words,
                provider,
                view.wish().on(Hero.policy(view), view.language()),
                view.wish().ui(),
                languages,
                provider + " · " + words.get("record-note"),
                view.look());
    }

    private static List<LanguageControl.Edition> editions(View view) {
        return view.version().editions().entrySet().stream()
                .map(edition -> new LanguageControl.Edition(
                        edition.getKey(),
                        view.glossary().get("edition-status", edition.getValue().status())))
                .toList();
    }

    private static Html contents(View view, boolean versions) {
        Words words = view.words();
        return element(
                "nav",
                css("contents"),
                attribute("aria-label", words.get("on-this-page")),
                ul(
                        css("wide"),
                        view.announced().isEmpty()
                                ? null
                                : item(
                                        AnchorIds.ANNOUNCED,
                                        words.capital(view.glossary().get("status", VersionStatus.ANNOUNCED))),
                        item(AnchorIds.LIST, view.glossary().get("subprocessors")),
                        item(AnchorIds.TEXT, view.glossary().get("change.text")),
                        view.isDraft() ? null : item(AnchorIds.PROOF, words.get("proof")),
                        versions ? item(AnchorIds.VERSIONS, words.get("versions")) : null));
    }

    private static Html item(String id, String text) {
        return li(a(text, href("#" + id)));
    }

    /// The name of a language in the reader's.
    static String name(View view, Language language) {
        return Places.language(language, view.words().language());
    }
}
