package register.pdf.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.evidence.EvidencePack;
import register.evidence.NoticeEvidence;
import register.evidence.NoticeEvidence.Change;
import register.evidence.NoticeEvidence.ListVersion;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NotifiableChange;
import register.notice.proof.NoticeProof;
import register.notice.proof.OutcomeProof;
import register.objection.Objection;
import register.objection.ObjectionChange;
import register.pdf.layout.Book;
import register.pdf.layout.FramedList;
import register.pdf.layout.PdfTable;
import register.pdf.layout.PdfTable.Block;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.words.LongDate;
import register.words.Words;

/// One notice: its content, each fact with its source and time, and the entries that commit to it.
final class EvidencePart {
    private static final float[] WIDTHS = {100, 140, 115, 150};
    /// The maximum number of characters shown of a text from outside.
    private static final int LONGEST = 300;

    private final EvidencePack pack;
    private final Words words;
    private final Words glossary;
    private final Book book;

    EvidencePart(EvidencePack pack, Words words, Book book) {
        this.pack = pack;
        this.words = words;
        this.glossary = Words.glossary().in(words.language());
        this.book = book;
    }

    void write(NoticeEvidence evidence) {
        book.frame(told(evidence), 4);
        PdfTable ledger = ledger(evidence);
        String state = words.get("became", state(evidence.notice()));
        book.heading(StyledText.plain(state, Style.HEADING), 8, ledger.firstRows() + 20);
        book.table(ledger, 0, 4);
        PdfTable proofs = proofs(evidence);
        book.heading(StyledText.plain(words.get("proofs"), Style.HEADING), 8, proofs.height());
        book.table(proofs, 0, 14);
    }

    /// A text from outside as one line: it may be in any script and of any length.
    static String line(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }

    private FramedList told(NoticeEvidence evidence) {
        var aside = new ArrayList<StyledText>();
        moment(aside, words.get("tell-before"), evidence.notice().tellBy());
        moment(aside, glossary.get("object-until"), evidence.objectUntil());
        return new FramedList(
                StyledText.plain(title(evidence) + " · " + evidence.notice().id(), Style.SUBHEADING),
                evidence.changes().stream()
                        .map(change -> mark(change.told().kind()))
                        .toList(),
                evidence.changes().stream().map(EvidencePart::text).toList(),
                aside);
    }

    /// The title of a notice. A withdrawal names changes that will not happen, so the title says that it is one.
    /// "Notified" appears only if something shows that; the state below states the rest.
    private String title(NoticeEvidence evidence) {
        EntryKind kind = evidence.announcement().kind();
        String what = switch (evidence.notice().state()) {
            case SENT, ACCEPTED, TOLD_BY_HAND -> words.get("told");
            case PLANNED, SENDING, UNKNOWN, NOT_REACHED, CANCELLED -> glossary.get("what-changes");
        };
        return kind == EntryKind.PUBLICATION ? what : what + glossary.colon() + glossary.get("entry-kind", kind);
    }

    private static StyledText text(Change change) {
        return StyledText.plain(" " + String.join("; ", change.facts()), Style.CELL_NOTE)
                .after(change.title() + ".");
    }

    private static String mark(NotifiableChange.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "–";
            case WITHDRAWN -> "×";
        };
    }

    private void moment(List<StyledText> aside, String what, @Nullable Instant at) {
        if (at != null) {
            var local = LocalDateTime.ofInstant(at, pack.zone());
            aside.add(StyledText.plain(what, Style.CELL));
            aside.add(StyledText.plain(
                    LongDate.of(local.toLocalDate(), words.language()) + ", "
                            + Instants.time(local, pack.zone(), words.language()),
                    Style.CELL_STRONG));
        }
    }

    private String state(Notice notice) {
        return switch (notice.state()) {
            case SENDING -> words.get("sending");
            case NOT_REACHED -> words.get("not-reached");
            case PLANNED -> words.get("kind", Kind.PLANNED);
            case SENT -> words.get("kind", Kind.SENT);
            case UNKNOWN -> words.get("kind", Kind.UNKNOWN);
            case ACCEPTED -> words.get("kind", Kind.ACCEPTED);
            case TOLD_BY_HAND -> words.get("kind", Kind.TOLD_BY_HAND);
            case CANCELLED -> words.get("kind", Kind.CANCELLED);
        };
    }

    private PdfTable ledger(NoticeEvidence evidence) {
        PdfTable table = PdfTable.list(
                book.type(), List.of(column("time"), column("event"), column("source"), column("detail")), WIDTHS);
        evidence.notice().lines().forEach(line -> table.row(row(line)));
        if (!evidence.objections().isEmpty()) {
            table.group(StyledText.plain(glossary.get("member.objection"), Style.SUBHEADING));
            evidence.objections().forEach(objection -> table.row(row(objection)));
        }
        return table;
    }

    private StyledText column(String word) {
        return StyledText.plain(words.get(word), Style.COLUMN);
    }

    private List<List<Block>> row(LedgerLine line) {
        var event = new ArrayList<>(List.of(cell(words.capital(words.get("kind", line.kind())))));
        if (line.attempt() > 0) {
            event.add(note(words.capital(words.get("attempt", Integer.toString(line.attempt())))));
        }
        String detail = line.kind() == Kind.CLAIMED || line.detail() == null ? "" : line.detail();
        return List.of(
                List.of(cell(time(line.at()))),
                event,
                List.of(cell(words.capital(source(line.source())))),
                List.of(note(detail)));
    }

    private String source(String source) {
        return switch (source) {
            case "register" -> words.get("source.register");
            case "relay" -> words.get("source.relay");
            case "dsn" -> words.get("source.dsn");
            case "ses" -> "Amazon SES";
            default -> source;
        };
    }

    private List<List<Block>> row(Objection objection) {
        String by = objection.channel().isByWord()
                ? objection.history().getFirst().actor()
                : words.capital(words.get("source.customer"));
        var named = new ArrayList<>(List.of(cell(objection.reference().value())));
        if (objection.isLate()) {
            named.add(note(words.capital(words.get("late"))));
        }
        var answer = new ArrayList<>(List.of(cell(words.capital(objection
                .outcome()
                .map(outcome -> words.get("answer", outcome))
                .orElseGet(() -> words.get("undecided"))))));
        objection.closing().map(ObjectionChange::detail).ifPresent(reason -> answer.add(note(reason)));
        return List.of(List.of(cell(time(objection.arrived()))), named, List.of(cell(by)), answer);
    }

    private static String time(Instant at) {
        return Instants.utc(at).replace(" UTC", "");
    }

    private static Block cell(String text) {
        return Block.of(StyledText.foreign(line(text), Style.CELL));
    }

    private static Block note(String text) {
        return Block.of(StyledText.foreign(line(text), Style.CELL_NOTE));
    }

    private PdfTable proofs(NoticeEvidence evidence) {
        PdfTable table = PdfTable.facts(book.type(), SnapshotPart.LABELS);
        NoticeProof commitment = evidence.commitment();
        if (commitment == null) {
            table.fact(words.get("commitment"), words.get("no-commitment"), Style.FACT);
        } else {
            entry(table, words.get("commitment"), commitment.entry());
        }
        OutcomeProof outcome = evidence.outcome();
        if (outcome == null) {
            table.fact(
                    words.get("outcome"),
                    words.get("no-outcome", Instants.utc(evidence.run().closesAt())),
                    Style.FACT);
        } else {
            entry(table, words.get("outcome"), outcome.in().entry());
        }
        list(table, words.get("announced"), evidence.announced());
        list(table, words.get("in-force"), evidence.inForce());
        if (evidence.objections().isEmpty()) {
            table.fact(glossary.get("member.objection"), words.get("no-objection"), Style.FACT);
        }
        return table;
    }

    private void entry(PdfTable table, String label, EntryHeader entry) {
        String hash = SnapshotLayout.WORDS.in(words.language()).get("entry-hash") + ": " + entry.hash();
        String said = words.get("entry", Long.toString(entry.sequence()), Instants.utc(entry.recordedAt()));
        table.row(List.of(
                List.of(Block.of(StyledText.plain(label, Style.LABEL))),
                List.of(Block.of(StyledText.plain(said, Style.FACT)), Block.of(StyledText.plain(hash, Style.HASH)))));
    }

    private void list(PdfTable table, String label, @Nullable ListVersion list) {
        if (list != null) {
            EntryHeader header = list.header();
            String said = LongDate.of(header.effectiveDate(), words.language()) + ", "
                    + glossary.get("revision", Integer.toString(header.revision()));
            var blocks = new ArrayList<>(List.of(
                    Block.of(StyledText.plain(said, Style.FACT)),
                    Block.of(StyledText.plain(
                            glossary.get("content-hash") + glossary.colon() + header.contentHash(), Style.HASH))));
            if (list.pdf() != null) {
                blocks.add(Block.of(StyledText.linked(list.pdf().toString(), Style.HASH)));
            }
            if (list.pdfHash() != null) {
                blocks.add(Block.of(
                        StyledText.plain(glossary.get("sealed-pdf") + " (SHA-256): " + list.pdfHash(), Style.HASH)));
            }
            table.row(List.of(List.of(Block.of(StyledText.plain(label, Style.LABEL))), blocks));
        }
    }
}
