package register.policy.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import register.json.Json;
import register.policy.Commitment;
import register.policy.Contact;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.form.PolicyWriter;

/// Rules that keep names of natural persons out of data that cannot be erased. Findings do not repeat the names.
final class PersonRules {
    private static final Commitment NOBODY = new Commitment("0".repeat(64));

    private static final Set<String> WORDS_OF_ROLES = Set.of(
            "data",
            "privacy",
            "protection",
            "officer",
            "legal",
            "security",
            "support",
            "customer",
            "service",
            "team",
            "info",
            "contact",
            "andmekaitse",
            "datenschutz",
            "office",
            "compliance",
            "dpo",
            "gdpr",
            "help",
            "sales");

    private PersonRules() {}

    static void check(PolicyVersion version, RuleFindings findings) {
        List<Subprocessor> all = version.subprocessors();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).naturalPerson()) {
                contact(all.get(i), "subprocessors[" + i + "].contact.role", findings);
            }
        }
        NamedPersonRules.check(version, findings);
        List<PersonNames> persons = PersonNames.in(version);
        if (!persons.isEmpty()) {
            named("", PolicyWriter.version(withoutNames(version)), persons, findings);
        }
    }

    /// A contact's role that is a person by its own mailbox: `Mari Maasikas`, `mari.maasikas@`.
    private static void contact(Subprocessor subprocessor, String path, RuleFindings findings) {
        Contact contact = subprocessor.personal().contact();
        if (contact == null) {
            return;
        }
        int at = contact.email().lastIndexOf('@');
        Set<String> mailbox = new HashSet<>(PersonNames.words(
                PersonNames.folded(contact.email().substring(0, Math.max(at, 0)), false)));
        contact.role().texts().forEach((language, text) -> {
            List<String> role = PersonNames.words(PersonNames.folded(text, false));
            if (role.size() > 1 && mailbox.size() > 1 && mailbox.containsAll(role) && !isRole(text, mailbox)) {
                findings.add(path + "." + language, "", "role-not-person");
            }
        });
    }

    private static boolean isRole(String role, Set<String> mailbox) {
        // A name has a capital in each word; the words of a role in a mailbox are usually those of its office.
        return WORDS_OF_ROLES.stream().anyMatch(mailbox::contains)
                || PersonNames.words(role).stream().anyMatch(word -> Character.isLowerCase(word.codePointAt(0)));
    }

    private static PolicyVersion withoutNames(PolicyVersion version) {
        return version.withSubprocessors(version.subprocessors().stream()
                        .map(subprocessor ->
                                subprocessor.naturalPerson() ? subprocessor.committed(NOBODY) : subprocessor)
                        .toList())
                .withPeople(version.people().stream()
                        .map(named -> named.committed(NOBODY))
                        .toList());
    }

    private static void named(String path, Json value, List<PersonNames> persons, RuleFindings findings) {
        switch (value) {
            case Json.Obj object ->
                object.members()
                        .forEach((name, member) ->
                                named(path.isEmpty() ? name : path + "." + name, member, persons, findings));
            case Json.Arr array -> {
                for (int i = 0; i < array.items().size(); i++) {
                    named(path + "[" + i + "]", array.items().get(i), persons, findings);
                }
            }
            case Json.Str text -> {
                if (PersonNames.named(persons, text.value())) {
                    findings.add(path, "", "no-person");
                }
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }
}
