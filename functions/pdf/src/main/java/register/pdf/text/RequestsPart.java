package register.pdf.text;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import register.pdf.layout.PdfTable;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.RequestChannel;

/// The part on how to object and how to request a DPA, limited to what the version states.
record RequestsPart(SnapshotPart part) {
    void write() {
        SequencedMap<String, String> facts = facts();
        if (facts.isEmpty()) {
            return;
        }
        PdfTable table = PdfTable.facts(part.book.type(), SnapshotPart.LABELS);
        facts.forEach(
                (label, value) -> table.fact(part.said(label, Style.LABEL), StyledText.linked(value, Style.FACT)));
        part.book.heading(
                part.said(part.glossary.get("requests-and-objections"), Style.HEADING),
                12,
                Math.min(table.height(), 200));
        part.book.table(table, 0, 6);
    }

    private SequencedMap<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        var objection = part.version.objection();
        if (objection != null) {
            String until = part.date(objection.until().toLocalDate()) + ", "
                    + Instants.time(objection.until(), objection.zone(), part.words.language());
            facts.put(part.glossary.get("object-until"), until);
            String how = objection.how().in(part.language);
            facts.put(part.glossary.get("objection-how"), how);
            if (objection.to() != null && !how.contains(objection.to())) {
                facts.put(part.glossary.get("objection-to"), objection.to());
            }
        }
        if (part.version.noticePeriodDays() != null) {
            facts.put(
                    part.glossary.get("member.noticePeriodDays"),
                    part.glossary.get(
                            "notice-days", part.version.noticePeriodDays().toString()));
        }
        RequestChannel requests = part.version.requests();
        if (!requests.publicAddresses().isEmpty()) {
            facts.put(part.glossary.get("ask-for-dpa"), String.join(", ", requests.publicAddresses()));
        }
        if (requests.dpaDocument() != null) {
            facts.put(part.glossary.get("prepared-dpa"), String.join("\n", requests.dpaTold()));
        }
        if (requests.privacyNoticeUrl() != null) {
            facts.put(
                    part.glossary.get("member.requests.privacyNoticeUrl"),
                    requests.privacyNoticeUrl().toString());
        }
        return facts;
    }
}
