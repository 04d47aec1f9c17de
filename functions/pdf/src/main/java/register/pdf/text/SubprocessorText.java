package register.pdf.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.pdf.layout.PdfTable.Block;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.Contact;
import register.policy.PersonalFields;
import register.policy.Subprocessor;
import register.words.ChainLink;
import register.words.Names;
import register.words.Seat;
import register.words.SubprocessorFact;

/// A subprocessor's identity and contacts, as cells of the list.
record SubprocessorText(SnapshotPart part) {
    /// The lines below its name.
    List<Block> identity(Subprocessor subprocessor) {
        PersonalFields fields = subprocessor.personal();
        var lines = new ArrayList<Block>();
        if (fields.legalName() == null && !subprocessor.redacted()) {
            note(lines, part.glossary.get("legal-name-not-stated"));
        } else if (fields.displayName() != null && !fields.displayName().equals(fields.legalName())) {
            note(lines, fields.displayName());
        }
        String seat = Seat.of(fields.address(), subprocessor.country(), part.language);
        note(lines, seat.isEmpty() ? null : seat);
        SubprocessorFact.of(part.version, subprocessor, part.glossary, part.language, part.language)
                .forEach(fact -> note(lines, identity(fact)));
        chain(subprocessor, lines);
        return lines;
    }

    /// Those that it engages, and theirs.
    private void chain(Subprocessor subprocessor, List<Block> lines) {
        List<ChainLink> below = ChainLink.below(part.version, subprocessor);
        if (!below.isEmpty()) {
            note(
                    lines,
                    part.glossary.get("its-subprocessors")
                            + part.glossary.colon().stripTrailing());
        }
        for (ChainLink link : below) {
            String name = "– " + Names.of(link.subprocessor(), part.glossary);
            note(
                    lines,
                    link.parent().id().equals(subprocessor.id())
                            ? name
                            : name + " · "
                                    + part.glossary.get("annex-engaged-by", Names.of(link.parent(), part.glossary)));
        }
    }

    /// A line below the name; null for details that the registered office or the column of contacts shows.
    private @Nullable String identity(SubprocessorFact fact) {
        return switch (fact.word()) {
            case "address", "country", "contact", "website", "dpa", "its-subprocessors" -> null;
            case "registration-id", "relationship" -> fact.text();
            case "engaged-by" -> part.glossary.get("annex-engaged-by", fact.text());
            default -> part.glossary.get(fact.word()) + part.glossary.colon() + fact.text();
        };
    }

    /// The mailbox of a role, and its addresses.
    List<Block> contact(Subprocessor subprocessor) {
        PersonalFields fields = subprocessor.personal();
        var lines = new ArrayList<Block>();
        Contact contact = fields.contact();
        if (contact != null) {
            lines.add(Block.of(StyledText.plain(contact.role().in(part.language), Style.CELL)));
            lines.add(Block.of(StyledText.linked(contact.email(), Style.CELL)));
        }
        address(lines, null, fields.website());
        address(lines, part.glossary.get("dpa"), fields.dpaUrl());
        address(lines, part.glossary.get("its-subprocessors"), fields.subprocessorListUrl());
        if (lines.isEmpty()) {
            note(lines, part.glossary.get(subprocessor.redacted() ? "removed" : "not-stated"));
        }
        return lines;
    }

    private static void address(List<Block> lines, @Nullable String label, @Nullable URI address) {
        if (address != null) {
            note(lines, label == null ? address.toString() : label + ":\n" + address);
        }
    }

    private static void note(List<Block> lines, @Nullable String line) {
        if (line != null) {
            lines.add(Block.of(StyledText.linked(line, Style.CELL_NOTE)));
        }
    }
}
