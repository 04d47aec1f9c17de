package register.read.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.Version;
import register.chain.VersionStatus;
import register.policy.Language;
import register.words.Places;
import register.words.Words;

/// What a reader must know before reading on: that this is not the whole, the last or the valid word.
final class Notices {
    private Notices() {}

    static List<Html> of(PolicyPage.View view) {
        var notices = new ArrayList<Html>();
        VersionStatus status = view.status();
        if (status == null) {
            return notices;
        }
        Words words = view.words();
        if (view.missing() != null) {
            notices.add(notice(Html.text(
                    words.get("no-edition", Places.language(view.missing(), words.language()), shownLanguage(view)))));
        }
        switch (status) {
            case ANNOUNCED -> notices.add(notice(Html.text(words.get("this-announced", date(view.header(), view)))));
            case WITHDRAWN -> notices.add(notice(Html.text(words.get("this-withdrawn", reason(view)))));
            case SUPERSEDED -> notices.add(superseded(view));
            case IN_FORCE -> {}
        }
        for (Version version : view.versions().reversed()) {
            if (version.status() == VersionStatus.ANNOUNCED
                    && !version.effectiveDate().equals(view.header().effectiveDate())) {
                notices.add(notice(Hyperlinks.own(
                        Addresses.with(
                                Addresses.page(view.version().policy(), version.effectiveDate()),
                                "lang",
                                view.language()),
                        words.get("announced", date(version.standing(), view)))));
            }
        }
        return notices;
    }

    private static Html superseded(PolicyPage.View view) {
        Words words = view.words();
        EntryHeader standing = standing(view).orElse(view.header());
        boolean corrected = !standing.equals(view.header());
        String address = corrected
                ? Addresses.page(view.version().policy(), view.header().effectiveDate())
                : Addresses.page(view.version().policy());
        return notice(
                Html.text(words.get(corrected ? "this-corrected" : "this-superseded") + " "),
                Hyperlinks.own(
                        Addresses.with(address, "lang", view.language()),
                        words.get(corrected ? "see-correction" : "see-current")));
    }

    private static String reason(PolicyPage.View view) {
        String reason =
                standing(view).map(EntryHeader::reason).orElse(view.header().reason());
        return reason == null ? view.glossary().get("not-stated") : reason;
    }

    private static Optional<EntryHeader> standing(PolicyPage.View view) {
        return view.versions().stream()
                .filter(version -> version.effectiveDate().equals(view.header().effectiveDate()))
                .map(Version::standing)
                .findFirst();
    }

    private static String date(EntryHeader header, PolicyPage.View view) {
        return Dates.text(header.effectiveDate(), view.words().language());
    }

    private static String shownLanguage(PolicyPage.View view) {
        Language language = view.words().language();
        return Places.language(view.language(), language);
    }

    private static Html notice(Html... content) {
        return Html.element("p", content).with("class", "notice").with("role", "note");
    }
}
