package register.pdf.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import register.pdf.layout.PdfTable.Block;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Transfer;
import register.words.Listing;
import register.words.Places;
import register.words.TransferText;

/// A subprocessor's services as a cell of the list, each with its purpose, its places and further details.
record EngagementText(SnapshotPart part) {
    List<Block> of(List<Listing.Line> lines) {
        var blocks = new ArrayList<Block>();
        for (Listing.Line line : lines) {
            Engagement engagement = line.first();
            String service = engagement.service().in(part.language);
            StyledText text = engagement
                    .furtherPurpose(part.language)
                    .map(purpose -> StyledText.linked(" " + purpose, Style.CELL).after(ended(service)))
                    .orElseGet(() -> StyledText.linked("", Style.CELL).after(service));
            blocks.add(blocks.isEmpty() ? Block.of(text) : Block.apart(text));
            places(line).forEach(note -> blocks.add(note(note, Style.CELL_NOTE)));
            details(engagement).forEach(note -> blocks.add(note(note, Style.CELL_NOTE)));
            if (engagement.endsOn() != null) {
                blocks.add(note(part.glossary.get("ends-on", part.date(engagement.endsOn())), Style.CELL_NOTE_STRONG));
            }
        }
        return blocks;
    }

    private static String ended(String service) {
        return service.endsWith(".") ? service : service + ".";
    }

    private Block note(String note, Style style) {
        return Block.of(StyledText.linked(note, style).in(part.glossary.language()));
    }

    /// The places, those for the same customers on one line.
    private List<String> places(Listing.Line line) {
        Map<String, Set<String>> places = new LinkedHashMap<>();
        for (Engagement engagement : line.engagements()) {
            places.computeIfAbsent(
                            Places.appliesTo(engagement.appliesWhen(), part.glossary, part.language),
                            _ -> new LinkedHashSet<>())
                    .add(Places.locations(engagement, part.glossary, part.language));
        }
        var lines = new ArrayList<String>();
        places.forEach((customers, where) -> {
            String stated = part.glossary.get("location") + part.glossary.colon() + String.join("; ", where);
            lines.add(
                    customers.isEmpty()
                            ? stated
                            : stated + " – " + part.glossary.get("applies-to") + part.glossary.colon() + customers);
        });
        return lines;
    }

    private List<String> details(Engagement engagement) {
        var details = new ArrayList<String>();
        for (Transfer transfer : engagement.transfers()) {
            details.add(TransferText.of(transfer, part.glossary, part.language));
        }
        var data = new ArrayList<String>();
        add(data, "personal-data", engagement.personalDataCategories());
        add(data, "data-subjects", engagement.dataSubjectCategories());
        if (!data.isEmpty()) {
            details.add(String.join(" · ", data));
        }
        if (engagement.retention() != null) {
            details.add(part.glossary.get("retention", engagement.retention().in(part.language)));
        }
        if (engagement.modelTraining() != null) {
            details.add(part.glossary.get(engagement.modelTraining() ? "model-training" : "no-model-training"));
        }
        if (engagement.newCustomersFrom() != null) {
            details.add(part.glossary.get("new-customers-from", part.date(engagement.newCustomersFrom())));
        }
        if (engagement.existingCustomersFrom() != null) {
            details.add(part.glossary.get("existing-customers-from", part.date(engagement.existingCustomersFrom())));
        }
        return details;
    }

    private void add(List<String> details, String key, List<DataKind> kinds) {
        if (!kinds.isEmpty()) {
            details.add(part.glossary.get(key, String.join(", ", DataKind.names(kinds, part.language))));
        }
    }
}
