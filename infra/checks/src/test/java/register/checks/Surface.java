package register.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import register.json.CanonicalJson;
import register.json.Json;
import register.pdf.Pdfs;
import register.value.Language;

/// The surfaces that show a content, and their statements about it. Each must show every member of the schema, unless
/// it is listed here.
enum Surface {
    /// The list for programs: everything but the company's own text.
    LIST(true, but("section", "namedPerson")),
    /// The list for spreadsheets: rows of engagements.
    CSV(
            true,
            but(
                    "authoritativeLanguage",
                    "dateBasis",
                    "edition",
                    "group.name",
                    "noticePeriodDays",
                    "objection",
                    "origin",
                    "requests",
                    "section",
                    "namedPerson",
                    "timeZone",
                    "subprocessor.contact",
                    "subprocessor.dpaUrl",
                    "subprocessor.subprocessorListUrl",
                    "subprocessor.person",
                    "personalData.term",
                    "dataSubjects.term")),
    PAGE(
            false,
            but(
                    "engagement.category",
                    "engagement.id",
                    "namedPerson.id",
                    "namedPerson.person",
                    "feature.id",
                    "objection.to",
                    "objection.zone",
                    "requests.dpaDocument.file",
                    "requests.dpaDocument.sha256",
                    "section.table",
                    "subprocessor.parentId",
                    "subprocessor.person",
                    "timeZone",
                    "personalData.term",
                    "dataSubjects.term")),
    /// Sealed, and with the content itself embedded.
    PDF(
            false,
            but(
                    "edition.provider",
                    "engagement.category",
                    "engagement.id",
                    "group.id",
                    "namedPerson.id",
                    "namedPerson.person",
                    "feature.id",
                    "objection.zone",
                    "section.table",
                    "subprocessor.id",
                    "subprocessor.person",
                    "subprocessor.parentId",
                    "timeZone",
                    "personalData.term",
                    "dataSubjects.term")),
    /// Annex III of the standard contractual clauses: only what that requires.
    ANNEX(
            false,
            only(
                    "subprocessor.legalName",
                    "subprocessor.displayName",
                    "subprocessor.registrationId",
                    "identifier",
                    "subprocessor.address",
                    "subprocessor.country",
                    "subprocessor.contact",
                    "engagement.service",
                    "engagement.purpose",
                    "location.country",
                    "location.region",
                    "location.place",
                    "location.role",
                    "engagement.appliesWhen.region",
                    "feature.name",
                    "personalData.name",
                    "dataSubjects.name",
                    "engagement.retention",
                    "effectiveDate")),
    /// A website that embeds the list.
    EMBEDDED(
            false,
            only(
                    "subprocessor.country",
                    "group.name",
                    "engagement.service",
                    "engagement.purpose",
                    "location.country",
                    "location.place")),
    /// The same in the element `<subprocessor-list>` with all that it can show. Countries have the names that the
    /// browser knows.
    ELEMENT(
            false,
            only(
                    "group.name",
                    "identifier",
                    "subprocessor.contact",
                    "engagement.service",
                    "engagement.purpose",
                    "engagement.retention",
                    "location.place",
                    "location.role",
                    "feature.name",
                    "personalData.name",
                    "dataSubjects.name",
                    "transfer.mechanism",
                    "transfer.module")),
    /// A comparison with the version before.
    COMPARED(
            false,
            but(
                    "engagement.category",
                    "engagement.id",
                    "group.id",
                    "subprocessor.id",
                    "subprocessor.parentId",
                    "subprocessor.person",
                    "personalData.term",
                    "dataSubjects.term")),
    /// The mail about an announced version, on its new engagements.
    LETTER(
            false,
            only(
                    "engagement.purpose",
                    "engagement.retention",
                    "location.country",
                    "location.place",
                    "location.role",
                    "personalData.name",
                    "dataSubjects.name",
                    "transfer"));

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\u00ad\u200b']+");

    private final boolean forPrograms;

    @SuppressWarnings("ImmutableEnumChecker") // What `only` and `but` make knows immutable sets alone.
    private final Predicate<Fact> says;

    /// @param forPrograms true if it contains values as stated
    Surface(boolean forPrograms, Predicate<Fact> says) {
        this.forPrograms = forPrograms;
        this.says = says;
    }

    private static Predicate<Fact> only(String... members) {
        return fact -> fact.isOf(Set.of(members));
    }

    private static Predicate<Fact> but(String... members) {
        return only(members).negate();
    }

    /// Those of these facts that it should state and does not.
    List<Fact> missing(List<Fact> facts, String shown, Language language) {
        String plain = plain(shown);
        var missing = new ArrayList<Fact>();
        for (Fact fact : facts) {
            if (fact.isIn(language) && says.test(fact)) {
                List<String> forms = forPrograms ? fact.stated() : fact.said(language);
                if (!forms.isEmpty() && forms.stream().noneMatch(form -> plain.contains(plain(form)))) {
                    missing.add(fact);
                }
            }
        }
        return missing;
    }

    /// Ignores line and cell breaks, and capitals at the beginning of sentences.
    static String plain(String text) {
        return SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("")
                .replace('İ', 'i')
                .toLowerCase(Locale.ROOT);
    }

    /// The visible text of a page, and its links' targets.
    static String html(String page) {
        return html(Jsoup.parse(page));
    }

    private static String html(Document document) {
        var text = new StringBuilder(document.wholeText());
        document.select("[href]").forEach(link -> text.append('\n').append(link.attr("href")));
        document.select("[id]").forEach(named -> text.append('\n').append(named.id()));
        return text.toString();
    }

    /// A feed's, including the HTML in it.
    static String atom(String feed) {
        Document document = Jsoup.parse(feed, Parser.xmlParser());
        var text = new StringBuilder(html(document));
        for (Element content : document.select("content, summary, title")) {
            text.append('\n').append(html(content.wholeText()));
        }
        return text.toString();
    }

    /// All text of a PDF; in a sentence that continues on the next page, footer and header come in between.
    static String pdf(byte[] pdf) {
        return Pdfs.text(pdf) + "\n" + String.join("\n", Pdfs.links(pdf));
    }

    /// A PDF as read aloud. If a cell continues on the next page, its neighbour's words come in between.
    static String spoken(Path pdf) throws IOException, InterruptedException {
        Tools.assume("pdfinfo", "poppler-utils");
        Command read = Command.run(Map.of(), "pdfinfo", "-struct-text", pdf.toString());
        return read.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("\"") && line.endsWith("\""))
                .map(line -> line.substring(1, line.length() - 1))
                .collect(Collectors.joining());
    }

    /// All values within a value, one per line.
    static String leaves(Json value) {
        return switch (value) {
            case Json.Obj object -> leaves(List.copyOf(object.members().values()));
            case Json.Arr array -> leaves(array.items());
            case Json.Str(String text) -> text;
            default -> CanonicalJson.text(value);
        };
    }

    private static String leaves(List<Json> values) {
        return String.join("\n", values.stream().map(Surface::leaves).toList());
    }
}
