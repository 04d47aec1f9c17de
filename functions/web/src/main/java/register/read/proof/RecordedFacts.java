package register.read.proof;

import static register.page.Tags.*;
import static register.read.proof.ProofView.code;
import static register.read.proof.ProofView.fact;

import java.time.LocalDate;
import register.chain.EntryHeader;
import register.page.Dates;
import register.page.Html;
import register.page.Hyperlinks;
import register.page.SiteAddresses;
import register.words.LongDate;
import register.words.Notes;
import register.words.Words;

/// The recorded facts about the entry: its hashes, who signed, stamped and witnessed it, and any redaction.
record RecordedFacts(ProofView view) {

    Html render() {
        Words words = view.words();
        EntryHeader header = view.header();
        Html.Element facts = dl(
                css("facts"),
                fact(view.page().get("status"), text(status())),
                fact(
                        view.page().get("recorded"),
                        Dates.instant(header.recordedAt(), view.page().language())),
                fact(words.get("entry"), entry()),
                fact(
                        view.glossary().get("content-hash"),
                        code(header.contentHash().hex())),
                fact(words.get("entry-hash"), code(header.hash().hex())),
                fact(words.get("signed"), signed()),
                fact(words.get("stamp"), stamped()),
                fact(words.get("witnesses"), witnessed()));
        Html.Element section = section(facts);
        if (view.evidence().clockBehind()) {
            section = section.with(p(words.get("clock-behind"), css("note")));
        }
        return view.evidence().redaction().isEmpty()
                ? section
                : section.with(p(redacted(view.evidence().redaction().get()), css("note")));
    }

    private String status() {
        return view.glossary().get("status", view.status()) + " · "
                + view.glossary().get("revision", Integer.toString(view.header().revision()))
                + new Notes(view.header(), view.glossary(), view.page().language())
                        .noNotice()
                        .map(text -> " · " + text)
                        .orElse("");
    }

    private Html entry() {
        EntryHeader header = view.header();
        String number = Long.toString(header.sequence());
        return view.evidence().signed().isEmpty()
                ? text(number)
                : Hyperlinks.own(SiteAddresses.proof(header.policy(), header.sequence()), number);
    }

    private Html signed() {
        return view.evidence()
                .signed()
                .map(signed -> code(signed.key().text()))
                .orElseGet(() -> text(view.words().get("unsigned")));
    }

    private Html stamped() {
        return view.evidence()
                .stamp()
                .map(stamp -> (Html)
                        span(Dates.instant(stamp.genTime(), view.page().language()), text(" · " + stamp.authority())))
                .orElseGet(() -> text(view.words().get("none")));
    }

    private Html witnessed() {
        WitnessCount witnessing = view.evidence().witnesses().orElse(null);
        if (witnessing == null) {
            return text(view.words().get("none"));
        }
        String asked = Integer.toString(witnessing.asked());
        String count = Integer.toString(witnessing.cosigned().size());
        Html.Element said = div(witnessing
                .last()
                .map(last -> view.page()
                        .get(
                                "witnessed",
                                count,
                                asked,
                                Dates.minute(last, view.page().language())))
                .orElse(count + " / " + asked));
        if (!witnessing.isQuorum()) {
            said = said.with(div(view.words().get("no-quorum")));
        }
        for (var one : witnessing.cosigned()) {
            said = said.with(div(
                    text(one.witness().key().name() + " · "),
                    Dates.instant(one.cosignature().time(), view.page().language())));
        }
        return said;
    }

    private String redacted(EntryHeader redaction) {
        LocalDate day = LocalDate.ofInstant(redaction.recordedAt(), redaction.timeZone());
        return view.words()
                .get("redacted", LongDate.of(day, view.page().language()), String.valueOf(redaction.reason()));
    }
}
