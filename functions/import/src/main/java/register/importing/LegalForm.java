package register.importing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The legal form at the end of a company's name, such as `s.r.o.`, `LLC`, `GmbH`: it distinguishes a legal name from
/// a brand.
final class LegalForm {
    private static final int NAME = 300;

    private static final List<String> FORMS = List.of(
            "s\\.? ?r\\.? ?o\\.?",
            "a\\. ?s\\.",
            "[Ss]p\\. ?z ?o\\. ?o\\.",
            "d\\. ?o\\. ?o\\.",
            "L\\.?L\\.?C\\.?",
            "L\\.?L\\.?P\\.?",
            "L\\.P\\.|LP",
            "P\\.?B\\.?C\\.?",
            "Inc(?:orporated|\\.)?|INC\\.?",
            "Corp(?:oration|\\.)?",
            "(?:Pty|Pte|Pvt|Private)\\.? (?:Ltd|Limited)\\.?",
            "Co\\.,? Ltd\\.?",
            "Ltd\\.?|LTD\\.?",
            "Limited",
            "P\\.?L\\.?C\\.?",
            "DAC",
            "(?:g?GmbH|AG|UG|SE)(?: & Co\\.? KGa?A?)?",
            "KGaA|KG|OHG|e\\. ?K\\.|eG",
            "OÜ|AS|MTÜ",
            "AB|ASA|A/S|ApS|Oyj?|ehf\\.?",
            "B\\.?V\\.?|N\\.?V\\.?",
            "S\\.?A\\.?S\\.?|S\\.?A\\.?|S\\.?à ?r\\.?l\\.?|SARL|S\\.?r\\.?l\\.?|S\\.?p\\.?A\\.?|S\\.?L\\.?|Lda\\.?|Ltda\\.?",
            "Kft\\.?|Zrt\\.?|Nyrt\\.?|UAB|SIA|EOOD|OOD",
            "K\\.?K\\.?|G\\.?K\\.?");

    private static final Pattern AT_END =
            Pattern.compile("(?<core>\\S.*?)[,\\s]+(?<form>" + String.join("|", FORMS) + ")");

    /// A name with its form, at the beginning of a text.
    private static final Pattern AT_START =
            Pattern.compile("(?<name>\\p{Lu}[\\p{L}\\p{N}&.'-]*(?: [\\p{Lu}&][\\p{L}\\p{N}&.'-]*){0,5},? (?:"
                    + String.join("|", FORMS) + "))(?=[\\s,(])");

    private LegalForm() {}

    /// The legal form that the name states.
    static Optional<String> in(String name) {
        return name.length() > NAME ? Optional.empty() : find(name, "form");
    }

    /// The name without its legal form: two names that differ only in that may mean one company.
    static String core(String name) {
        return name.length() > NAME ? name : find(name, "core").orElse(name);
    }

    /// The company at the beginning of a text, as in "Example Ltd uses …".
    static Optional<String> companyAtStart(String text) {
        Matcher matcher = AT_START.matcher(text.substring(0, Math.min(NAME, text.length())));
        return matcher.lookingAt() ? Optional.of(matcher.group("name")) : Optional.empty();
    }

    private static Optional<String> find(String name, String group) {
        Matcher matcher = AT_END.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
