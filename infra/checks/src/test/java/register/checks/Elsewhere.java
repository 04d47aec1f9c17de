package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import register.value.Language;

/// Other programs' readings of the register's entries: Go's packages for transparency logs, and a browser on the page
/// `/verify` and on a website that embeds the list.
final class Elsewhere {
    private Elsewhere() {}

    /// Checks with each available program.
    static void look(RegisterHere register, List<Stated> all, List<String> wrong) throws Exception {
        String policy = all.getFirst().policy();
        if (Files.isDirectory(GoPrograms.PACKAGES)) {
            go(GoPrograms.built("checklog", register.folder), register, policy);
        }
        if (Browser.program().isPresent()) {
            verified(register, all.getFirst());
            for (Stated stated : all) {
                if (stated.status().equals("in-force")) {
                    embedded(register, stated).forEach(fact -> wrong.add("embedded list does not say " + fact));
                    break;
                }
            }
        }
    }

    /// @param program `checklog`, built
    private static void go(Path program, RegisterHere register, String policy) throws Exception {
        Command checked = Command.run(
                Map.of(), program.toString(), register.address("/log/" + policy).toString(), key(register, policy));
        assertEquals(0, checked.exit(), checked::toString);
    }

    static String key(RegisterHere register, String policy) throws Exception {
        return register.text("/log/" + policy + "/trust")
                .lines()
                .findFirst()
                .orElseThrow()
                .substring("log ".length());
    }

    /// Gives the page a PDF, the proof of its entry and the trust file.
    private static void verified(RegisterHere register, Stated stated) throws Exception {
        try (VerifierPage page = VerifierPage.at(register.address("/verify?ui=en"), register.folder)) {
            byte[] pdf = register.bytes("/v1/policies/" + stated.policy() + "/versions/" + stated.date()
                    + "/snapshot.pdf?lang=" + stated.languages().getFirst() + "&revision=" + stated.revision());
            String said = page.said(
                    page.file("policy.pdf", pdf),
                    page.file("proof", register.bytes("/log/" + stated.policy() + "/proofs/" + stated.sequence())),
                    page.file("trust", register.bytes("/log/" + stated.policy() + "/trust")));
            page.assertVerdict("logged", said);
            List<Fact> date = stated.facts().stream()
                    .filter(fact -> fact.member().equals("effectiveDate"))
                    .toList();
            assertEquals(List.of(), Surface.PAGE.missing(date, said, Language.ENGLISH), said);
        }
    }

    /// @return facts missing on a website that embeds the list in force
    private static List<Fact> embedded(RegisterHere register, Stated inForce) throws Exception {
        Language language = inForce.languages().getFirst();
        try (EmbeddedList page = EmbeddedList.start()) {
            byte[] script = register.bytes(EmbeddedList.SCRIPT);
            page.embeds(
                    register.address(""), EmbeddedList.SCRIPT, script, "lang=" + language + " show='search transfers'");
            // Under the policy's own name, without the website's own Content Security Policy.
            page.website()
                    .put(
                            "/trust",
                            "text/html; charset=utf-8",
                            page.website().of("/trust").replace("/example\"", "/" + inForce.policy() + "\""));
            page.open();
            return Surface.ELEMENT.missing(inForce.ofList(), page.text(), language);
        }
    }
}
