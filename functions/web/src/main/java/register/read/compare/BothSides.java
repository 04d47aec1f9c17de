package register.read.compare;

import static register.page.Tags.*;

import java.util.ArrayList;
import java.util.List;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.page.StatusPill;
import register.words.LongDate;
import register.words.Notes;
import register.words.Words;

/// The two revisions that a page compares, with their status today.
record BothSides(ChangesPage.View view, Words words, Words page, Words glossary) {
    Html both() {
        return dl(css("pair"), all(side("from", view.before())), all(side("to", view.after())));
    }

    String address(ChangesPage.Side side) {
        EntryHeader header = side.header();
        return view.in(SiteAddresses.with(SiteAddresses.page(header), "revision", header.revision()));
    }

    private List<Html> side(String key, ChangesPage.Side side) {
        EntryHeader header = side.header();
        String revision = " · " + glossary.get("revision", Integer.toString(header.revision()));
        if (header.kind() == EntryKind.CORRECTION && header.reason() != null) {
            revision += " · " + glossary.get("corrected", header.reason());
        }
        revision += notes(header).noNotice().map(text -> " · " + text).orElse("");
        boolean imported = side.version().imported();
        return List.of(
                dt(words.get(key)),
                dd(
                        StatusPill.of(side.status(), glossary),
                        text(" "),
                        Hyperlinks.own(address(side), LongDate.of(header.effectiveDate(), view.dates())),
                        quiet(revision + " · " + page.get("recorded") + " "),
                        Dates.instant(header.recordedAt(), view.dates()),
                        imported ? quiet(" · " + notes(header).imported()) : null));
    }

    /// The notice about a correction that adds unannounced subprocessors or services.
    List<Html> notices() {
        var notices = new ArrayList<Html>();
        for (ChangesPage.Side side : List.of(view.before(), view.after())) {
            notes(side.header())
                    .addition(side.additions(), date -> LongDate.of(date, view.dates()))
                    .ifPresent(text -> notices.add(p(text, css("note"), role("note"))));
        }
        return notices;
    }

    private Notes notes(EntryHeader header) {
        return new Notes(header, glossary, view.language());
    }

    private static Html quiet(String text) {
        return span(text, css("quiet"));
    }
}
