package register.pdf.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.pdf.layout.Masthead;
import register.pdf.layout.Masthead.Code;
import register.pdf.layout.Style;
import register.pdf.layout.StyledText;
import register.policy.Company;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.value.Language;
import register.words.CompanyFacts;
import register.words.Places;
import register.words.Words;

/// The head of the document: company, title, date, its standing when it was sealed, and the code for checking it.
final class HeadPart {
    private final SnapshotPart part;
    private final EntryHeader header;
    private final Edition edition;

    HeadPart(SnapshotPart part) {
        this.part = part;
        this.header = part.text.header();
        this.edition = part.version.edition(part.language);
    }

    /// @param origin sentences
    /// @param marks of a sealed document; null for a draft
    void write(List<String> origin, @Nullable List<String> marks) {
        boolean draft = marks == null;
        var lines = new ArrayList<>(company(part.version.company(), edition.provider(), part.glossary));
        if (marks != null) {
            lines.addAll(marked(marks, part.words.language()));
        }
        lines.add(new Masthead.Part(StyledText.linked(edition.title(), Style.TITLE), true, 7));
        lines.add(new Masthead.Part(effective(), false, 2));
        lines.add(new Masthead.Part(standing(origin, draft), false, 0));
        part.book.masthead(new Masthead(lines, draft ? null : code()), 10);
    }

    /// The lines about the whole document, above its title.
    static List<Masthead.Part> marked(List<String> marks, Language language) {
        return marks.stream()
                .map(mark -> new Masthead.Part(
                        StyledText.plain(mark, Style.FACT_STRONG).in(language), false, 2))
                .toList();
    }

    /// The company with its legal details, or the edition's own line for it.
    static List<Masthead.Part> company(@Nullable Company company, String provider, Words glossary) {
        if (company == null) {
            return List.of(new Masthead.Part(StyledText.linked(provider, Style.COMPANY), false, 9));
        }
        List<String> facts = CompanyFacts.of(company, glossary);
        var parts = new ArrayList<Masthead.Part>();
        parts.add(new Masthead.Part(
                StyledText.linked(facts.getFirst(), Style.COMPANY), false, facts.size() == 1 ? 9 : 0));
        if (facts.size() > 1) {
            String rest = String.join(" · ", facts.subList(1, facts.size()));
            parts.add(new Masthead.Part(StyledText.linked(rest, Style.QUIET), false, 9));
        }
        return parts;
    }

    private StyledText effective() {
        String date =
                part.glossary.get("date-basis", part.version.dateBasis()) + " " + part.date(header.effectiveDate());
        String from = part.version.dateBasis() == DateBasis.EFFECTIVE
                ? ", " + Instants.time(header.effectiveDate().atStartOfDay(), header.timeZone(), part.words.language())
                : "";
        return part.said(from, Style.STATE).after(date);
    }

    private StyledText standing(List<String> origin, boolean draft) {
        var sentences = new ArrayList<String>();
        if (!draft) {
            String recorded = Instants.day(header.recordedAt(), header.timeZone(), part.words.language());
            sentences.add(part.words.get("recorded-as." + part.text.status().term(), recorded));
        }
        sentences.addAll(origin);
        sentences.add(revision());
        sentences.add(language() + ".");
        Language authoritative = part.version.authoritativeLanguage();
        if (authoritative != null && !authoritative.equals(part.language)) {
            String name = Places.language(authoritative, part.words.language());
            sentences.add(
                    edition.status() == EditionStatus.ORIGINAL
                            ? part.glossary.get("member.authoritativeLanguage") + part.glossary.colon() + name + "."
                            : part.glossary.get("translation-note", name));
        }
        return StyledText.linked(String.join(" ", sentences), Style.QUIET).in(part.words.language());
    }

    private String language() {
        return Places.language(part.language, part.words.language()) + " ("
                + part.glossary.get("edition-status", edition.status()) + ")";
    }

    /// The revision, and for a correction its reason.
    private String revision() {
        String revision = part.glossary.get("revision", Integer.toString(header.revision()));
        return header.kind() == EntryKind.CORRECTION && header.reason() != null
                ? revision + " – " + part.glossary.get("corrected", header.reason()) + "."
                : revision + ".";
    }

    private @Nullable Code code() {
        URI address = part.text.presentation().address();
        if (address == null) {
            return null;
        }
        String where = address.getRawAuthority() + address.getRawPath() + "\n/verify";
        return new Code(
                verify(address),
                part.words.get("code"),
                List.of(
                        part.said(part.words.get("check-here"), Style.CAPTION),
                        StyledText.plain(where, Style.CAPTION_STRONG)));
    }

    /// The address of the page that checks this very edition.
    private String verify(URI address) {
        return address + "/verify#" + header.policy() + "/" + header.effectiveDate() + "/" + header.revision() + "/"
                + part.language;
    }
}
