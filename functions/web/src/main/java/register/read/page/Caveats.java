package register.read.page;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.Layout;
import register.page.SiteAddresses;
import register.value.Language;
import register.words.LongDate;
import register.words.Places;
import register.words.Words;

/// Warnings above the text: that it is not the whole list, not the latest version, or not valid.
final class Caveats {
    private Caveats() {}

    static List<Html> of(PolicyPage.View view) {
        var notices = new ArrayList<Html>();
        addition(view).ifPresent(notices::add);
        VersionStatus status = view.status();
        if (status == null) {
            notices.addFirst(p(view.words().get("draft"), css("note draft")));
            view.notes(view.header()).noNotice().ifPresent(text -> notices.add(notice(text(text))));
            return notices;
        }
        Words words = view.words();
        if (view.missing() != null) {
            notices.add(missing(view, view.missing()));
        }
        switch (status) {
            case ANNOUNCED -> notices.add(announced(view));
            case WITHDRAWN -> notices.add(notice(text(words.get("this-withdrawn", reason(view)))));
            case SUPERSEDED -> notices.add(superseded(view));
            case IN_FORCE -> {}
        }
        return notices;
    }

    private static Optional<Html> addition(PolicyPage.View view) {
        Language in = view.dates();
        return view.notes(view.header())
                .addition(view.additions(), date -> LongDate.of(date, in))
                .map(text -> notice(text(text)));
    }

    /// Links to the version in force, if there is one.
    private static Html announced(PolicyPage.View view) {
        Words words = view.words();
        var text = text(words.get("this-announced", date(view.header(), view)) + " ");
        // Changes are only shown relative to a version in force.
        return view.announced().isEmpty()
                ? notice(text)
                : notice(
                        text,
                        Hyperlinks.own(
                                view.wish().on(SiteAddresses.page(view.version().policy()), view.language()),
                                words.get("see-current")));
    }

    private static Html superseded(PolicyPage.View view) {
        Words words = view.words();
        EntryHeader standing = standing(view);
        boolean corrected = !standing.equals(view.header());
        String address = corrected
                ? SiteAddresses.page(view.version().policy(), view.header().effectiveDate())
                : SiteAddresses.page(view.version().policy());
        return notice(
                text(words.get(corrected ? "this-corrected" : "this-superseded") + " "),
                Hyperlinks.own(
                        view.wish().on(address, view.language()),
                        words.get(corrected ? "see-correction" : "see-current")));
    }

    private static String reason(PolicyPage.View view) {
        String reason = standing(view).reason();
        return reason == null ? view.glossary().get("not-stated") : reason;
    }

    private static EntryHeader standing(PolicyPage.View view) {
        return view.versions() == null ? view.header() : view.versions().standing();
    }

    private static String date(EntryHeader header, PolicyPage.View view) {
        return LongDate.of(header.effectiveDate(), view.dates());
    }

    /// In the requested language, if the register supports it, because the reader may not know any other.
    private static Html missing(PolicyPage.View view, Language wanted) {
        Words words = Layout.words(wanted);
        Language in = words.language();
        return notice(span(
                words.get("no-edition", Places.language(wanted, in), Places.language(view.language(), in)),
                lang(in.tag())));
    }

    private static Html notice(Html... content) {
        return p(css("note"), role("note"), all(content));
    }
}
