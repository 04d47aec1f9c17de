package register.policyfile.person;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Distinguishes roles and their mailboxes from persons and theirs by words: a guess, good enough for a warning.
public final class RoleMailboxes {
    /// Words that are a role if they stand alone or between dots, hyphens, underscores or digits.
    private static final Set<String> WORDS = Set.of(
            "abi", "abuse", "admin", "ahoj", "anfrage", "biuro", "bonjour", "buero", "care", "ciao", "cpo", "dpa",
            "dpd", "dpo", "dsb", "dsgvo", "fg", "gdpr", "hallo", "hei", "hej", "hello", "help", "hilfe", "hola", "hr",
            "ikt", "info", "iod", "it", "jobs", "mail", "muuk", "office", "oigus", "post", "posta", "press", "pr",
            "recht", "rgpd", "rodo", "sales", "team", "tere", "tiim", "tugi");

    /// Beginnings and parts of words that name a role anywhere.
    private static final Set<String> STEMS = Set.of(
            "andmekaitse",
            "bezpecnost",
            "billing",
            "compliance",
            "contact",
            "customer",
            "datenschutz",
            "dataprotection",
            "dataskydd",
            "dataprivacy",
            "helpdesk",
            "isikuandme",
            "juridi",
            "juriidi",
            "kancelar",
            "kantselei",
            "klient",
            "kontakt",
            "kunden",
            "legal",
            "marketing",
            "noreply",
            "obchod",
            "osobneudaje",
            "osobniudaje",
            "podpora",
            "poverenec",
            "postmaster",
            "pravne",
            "privaatsus",
            "privac",
            "procurement",
            "protecciondedatos",
            "protection",
            "secur",
            "service",
            "soukromi",
            "sukromie",
            "support",
            "teenindus",
            "tietosuoja",
            "vendor",
            "vertrieb",
            "webmaster",
            "zodpovednaosoba");

    /// Further words of roles as people write them.
    private static final Set<String> TITLES = Set.of(
            "amt",
            "beauftragte",
            "beauftragter",
            "counsel",
            "department",
            "desk",
            "director",
            "group",
            "head",
            "juht",
            "lead",
            "leiter",
            "leiterin",
            "manager",
            "oddelenie",
            "officer",
            "osakond",
            "privacy",
            "spezialist",
            "specialist",
            "unit",
            "veduci");
    private static final Pattern NAME =
            Pattern.compile("\\p{Lu}\\p{Ll}+(?:[ -](?:\\p{Lu}\\.|\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?)){1,2}");

    private RoleMailboxes() {}

    /// True if a supposed role is written like a first and a last name, and none of its words is a role's.
    public static boolean looksLikeAName(String role) {
        return NAME.matcher(role).matches()
                && Stream.of(role.toLowerCase(Locale.ROOT).split("[ -]", -1))
                        .noneMatch(word -> TITLES.contains(word)
                                || WORDS.contains(word)
                                || STEMS.stream().anyMatch(word::contains));
    }

    public static boolean isRole(String mailAddress) {
        String local = mailAddress
                .substring(0, Math.max(0, mailAddress.lastIndexOf('@')))
                .toLowerCase(Locale.ROOT);
        String letters = local.replaceAll("[^a-z]", "");
        return Stream.of(local.split("[^a-z]+", -1)).anyMatch(WORDS::contains)
                || STEMS.stream().anyMatch(letters::contains);
    }
}
