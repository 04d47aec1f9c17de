package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.value.Language;
import register.words.Words;

/// Pages, comparisons, documents, mail and the API take each legal term from one glossary, in the words of the law
/// (docs/words.md).
class GlossaryTest {
    private static final String GLOSSARY = "glossary";

    /// The glossary's vocabularies and legal terms that no other bundle may repeat under its own key.
    private static final Pattern TERM = Pattern.compile("(?:category|change|company-role|date-basis|edition-status|"
            + "entry-kind|matter|mechanism|member|module|relationship|status)\\..+|"
            + "(?:subprocessors?|engaged-by|dpa|edition|content-hash|its-subprocessors|(?:ask-for|prepared)-dpa|"
            + "object.*|notice-.*|requests-and-objections|transfer.*|(?:no-)?model-training.*|"
            + "(?:new|existing)-customers-.*|ends-on.*|revision.*|recorded-late|imported|sealed-.*|"
            + "translation-note.*|(?:personal-data|data-subjects|retention)-label|not-stated)");

    /// Terms of several words, which must not occur in other bundles, where they would eventually be worded
    /// differently. Single words are inflected in sentences, and occur in many.
    private static final Pattern PHRASE = Pattern.compile("mechanism\\..+|module\\..+|transfer-label|object-until|"
            + "objection-how|objection-heading|requests-and-objections|(?:no-)?model-training|recorded-late|imported|"
            + "sealed-.*|dpa|(?:ask-for|prepared)-dpa|relationship\\..+|matter\\..+");

    /// Sentences that nevertheless contain such a term, with the reason.
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("reply: dpa-attached", "the company's name and the file's stand within it"),
            Map.entry("reply: dpa-document", "the company's name and the link stand within it"),
            Map.entry("page: record-note", "says that the sealed PDF and the log are the record"),
            Map.entry("reply: receipt-only", "says of the attached file that it is a sealed PDF, inflected"),
            Map.entry("doctor: team.none", "says of whom nobody is told"),
            Map.entry("verify: sealed", "the sealer's name stands within it, and what the seal covers follows"),
            Map.entry("rule: only-scc", "says with which mechanism a module goes, inflected"),
            Map.entry("file: no-adequacy", "says what a place lacks, inflected"),
            Map.entry("file: some-adequacy", "says what the decision covers, inflected"),
            Map.entry("file: adequate.US", "says who is certified, before the framework's name"),
            Map.entry("file: changes", "the verb of what publishing does, whose object follows"),
            Map.entry("file: ends", "the verb of what publishing does, whose object follows"));

    private static final List<String> FIELDS = List.of(
            "address",
            "contact",
            "country",
            "dpa",
            "engaged-by",
            "its-subprocessors",
            "registration-id",
            "relationship",
            "website");

    @Test
    void noOtherBundleRepeatsALegalTerm() throws IOException {
        var said = new ArrayList<String>();
        for (Language language : Words.LANGUAGES) {
            said.addAll(again(language.tag(), Bundles.in(language.tag())));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aTermThatIsSaidAgainIsFound() throws IOException {
        assertFound("de", "page", "transfers", "Übermittlung in ein Drittland:");
        assertFound("fr", "changes", "ends", "Prend fin le {0}.");
        assertFound("et", "documents", "objection-how", "Nii esitatakse vastuväide");
        assertFound("mt", "reply", "mechanism.scc", "SCC");
        assertFound("en", "reply", "what-next", "They rest on standard contractual clauses, as {0} says.");
    }

    private static void assertFound(String language, String bundle, String key, String word) throws IOException {
        Map<String, Properties> bundles = Bundles.in(language);
        assertTrue(bundles.containsKey(bundle), bundle);
        bundles.get(bundle).setProperty(key, word);
        List<String> found = again(language, bundles);
        assertFalse(found.isEmpty(), language + " " + key);
        assertTrue(
                found.stream().allMatch(each -> each.startsWith(language + " " + bundle + ": " + key)),
                found::toString);
    }

    /// The places where another bundle has a term's key, its whole text, or a sentence with it.
    private static List<String> again(String language, Map<String, Properties> bundles) {
        Properties glossary = Objects.requireNonNull(bundles.get(GLOSSARY), GLOSSARY);
        var terms = new TreeMap<String, String>();
        keys(glossary).stream()
                .filter(key -> TERM.matcher(key).matches())
                .forEach(key -> terms.put(key, bare(glossary.getProperty(key))));
        var found = new ArrayList<String>();
        bundles.forEach((bundle, words) -> {
            for (String key : bundle.equals(GLOSSARY) ? Set.<String>of() : keys(words)) {
                String name = bundle + ": " + key;
                String word = bare(words.getProperty(key));
                if (terms.containsKey(key)) {
                    found.add(language + " " + name + " is a key of the glossary");
                }
                terms.forEach((term, text) -> {
                    if (!SENTENCES.containsKey(name) && (word.equals(text) || holds(word, term, text))) {
                        found.add(language + " " + name + " says " + term);
                    }
                });
            }
        });
        return found;
    }

    private static boolean holds(String sentence, String term, String text) {
        return sentence.contains(text)
                && text.contains(" ")
                && PHRASE.matcher(term).matches()
                && (" " + sentence + " ").contains(" " + text + " ");
    }

    @Test
    void everyTermAndSentenceIsStillThere() throws IOException {
        Map<String, Properties> english = Bundles.in("en");
        for (String sentence : SENTENCES.keySet()) {
            String[] named = sentence.split(": ", -1);
            assertTrue(Objects.requireNonNull(english.get(named[0]), named[0]).containsKey(named[1]), sentence);
        }
        long terms = keys(Objects.requireNonNull(english.get(GLOSSARY))).stream()
                .filter(key -> TERM.matcher(key).matches())
                .count();
        assertTrue(terms >= 70, terms + " terms");
    }

    /// A comparison keeps a subprocessor's fields by their labels.
    @Test
    void noTwoFieldsOfASubprocessorHaveOneLabel() throws IOException {
        for (Language language : Words.LANGUAGES) {
            Properties glossary =
                    Objects.requireNonNull(Bundles.in(language.tag()).get(GLOSSARY));
            var labels = new TreeMap<String, String>();
            for (String key : FIELDS) {
                String former = labels.put(bare(glossary.getProperty(key)), key);
                assertEquals(null, former, language + ": the label of " + key);
            }
        }
    }

    /// One thing has one name: if several keys of the glossary have the same words, they are one term.
    @Test
    void aDpaHasOneName() throws IOException {
        for (Language language : Words.LANGUAGES) {
            Properties glossary =
                    Objects.requireNonNull(Bundles.in(language.tag()).get(GLOSSARY));
            assertEquals(
                    glossary.getProperty("dpa"), glossary.getProperty("member.requests.dpaDocument"), language.tag());
        }
    }

    /// Words that the law uses for something else: the right of GDPR Art. 21 for an objection under Art. 28(2); a
    /// third party (Art. 4(10)), which a processor is not; an issue of a book for a language version; a wax seal.
    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("bg", "възра[жз]|трет[аи] стран|издани[ея]"),
            Map.entry("cs", "třetí(?:ch)? stran|vydání"),
            Map.entry("da", "tredjemand|tredjepart|(?<!sprog)udgave"),
            Map.entry("de", "widerspr|\\bdritte[rnms]?\\b|\\bausgabe|abgelöst|av-vertrag"),
            Map.entry("el", "\\bτρίτος\\b|τρίτο μέρος|εναντίωσ"),
            Map.entry("en", "third[- ]part|group affiliate|(?<!personal )data is (?:not )?used to train"),
            Map.entry("es", "objeci|\\bterceros?\\b|sellad|\\bedicion"),
            Map.entry("et", "kolmas isik|kolmanda isik|kolmas osapool|väljaan"),
            Map.entry("fi", "kolmas osapuol|kolmannen osapuol|\\blaito"),
            Map.entry("fr", "\\bopposition|s’oppos|\\bopposons|(?<!pays )\\btiers\\b|cachetée?s?\\b|\\bédition"),
            Map.entry("ga", "tríú páirtí|eagrá(?:n|in)"),
            Map.entry("hr", "treć[ae] stran|podnijeti prigovor|izdanj"),
            Map.entry("hu", "harmadik fél|tiltakoz|\\bkiadás"),
            Map.entry("is", "þriðji aðili|þriðja aðila"),
            Map.entry("it", "(?<!paese )\\bterz[oi]\\b|\\bedizion|sigillato allegato"),
            Map.entry("lt", "trečioji šal|trečiosios šal|prieštara|leidim"),
            Map.entry("lv", "trešā person|trešās person|izdevum"),
            Map.entry("mt", "parti terza|edizzjoni"),
            Map.entry("nb", "tredjepart|protest|\\butgave"),
            Map.entry("nl", "\\bderden?\\b(?! land)|verzegeld|\\buitgave"),
            Map.entry("pl", "osob[ay] trzeci|stron[ay] trzeci|wnieść sprzeciw|\\bwydani"),
            Map.entry("pt", "objeç|(?<!país )\\bterceiros?\\b|\\bediç"),
            Map.entry("ro", "part[ei] terț|opoziți|\\bediți"),
            Map.entry("sk", "tret(?:ia|ej) stran|\\bvydani"),
            Map.entry("sl", "tretj[ae] oseb|ugov[oa]r|\\bizdaj[ei]\\b"),
            Map.entry("sv", "tredje part|utgåv"),
            Map.entry("tr", "üçüncü taraf"),
            Map.entry("uk", "трет(?:я|ьої) сторон|видання"));

    @Test
    void noBundleUsesAnotherTermThanTheLaw() throws IOException {
        var said = new ArrayList<String>();
        for (Language language : Words.LANGUAGES) {
            said.addAll(wrong(language.tag(), Bundles.in(language.tag())));
        }
        assertEquals(List.of(), said);
    }

    @Test
    void aWrongWordIsFound() throws IOException {
        Map<String, Properties> german = Bundles.in("de");
        Objects.requireNonNull(german.get("changes")).setProperty("until", "Widerspruch bis");
        Objects.requireNonNull(german.get(GLOSSARY)).setProperty("relationship.third-party", "Dritter");
        assertEquals(
                List.of("de changes: until=Widerspruch bis", "de glossary: relationship.third-party=Dritter"),
                wrong("de", german));
    }

    private static List<String> wrong(String language, Map<String, Properties> bundles) {
        Pattern wrong =
                Pattern.compile(WRONG.get(language), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
        var found = new ArrayList<String>();
        bundles.forEach((bundle, words) -> keys(words).stream()
                .filter(key -> wrong.matcher(words.getProperty(key)).find())
                .forEach(key -> found.add(language + " " + bundle + ": " + key + "=" + words.getProperty(key))));
        return found;
    }

    private static Set<String> keys(Properties words) {
        return new TreeSet<>(words.stringPropertyNames());
    }

    /// Only the words: in lower case, without arguments, punctuation and brackets.
    private static String bare(String word) {
        return word.replaceAll("\\{[0-9]}|\\([^)]*\\)", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?U)\\W+", " ")
                .strip();
    }
}
