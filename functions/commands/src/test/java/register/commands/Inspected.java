package register.commands;

/// Policy files with many problems.
public final class Inspected {
    /// A previous version without days of notice.
    public static final String BEFORE = """
            policy: acme
            effectiveDate: 2025-01-01
            dateBasis: effective
            editions:
              en: {status: original, title: Subprocessors, provider: Acme Ltd, sections: [{table: support}]}
            subprocessors:
              - id: elm
                legalName: Elm Inc.
                engagements:
                  - id: mail
                    service: {en: Mail}
                    purpose: {en: Sends mail.}
                    category: support
                    locations: [{country: IE}]
            """;

    /// Every kind of warning.
    public static final String WARNED = """
            policy: acme
            effectiveDate: 2026-02-01
            dateBasis: effective
            requests: {publicAddresses: [jane.roe@acme.example]}
            editions:
              en:
                status: original
                title: Subprocessors
                provider: Acme Ltd
                sections:
                  - paragraphs: [Subcontractors help us.]
                    table: support
              de: {status: machine-translation, title: Unterauftragsverarbeiter, provider: Acme Ltd, sections: []}
            subprocessors:
              - id: birch
                displayName: Birch
                contact: {role: {en: Jane Roe, de: Datenschutz}, email: jr@birch.example}
                engagements:
                  - id: calls
                    service: {en: Calls, de: Anrufe}
                    purpose: {en: Takes calls., de: Nimmt Anrufe an.}
                    category: support
                    locations: [{country: IN}, {country: US}, {region: APAC}]
            """;

    /// Every kind of question, and an error.
    public static final String OPEN = WARNED.replace("title: Subprocessors", "title: \"? What is it called?\"")
                    .replace("country: US", "country: Estonia")
            + """
              - id: fie
                legalName: Mari Maasikas FIE
                engagements:
                  - id: calls
                    service: {en: Calls, de: Anrufe}
                    purpose: {en: Takes calls for Kask., de: Anrufe}
                    category: support
                    locations: [{country: EE}]
              - id: person
                naturalPerson: true
                legalName: Tõnu Kask
                engagements:
                  - id: calls
                    service: {en: Calls, de: Anrufe}
                    purpose: {en: Takes calls., de: Anrufe}
                    category: support
                    locations: [{country: EE}]
            questions:
              - Some providers may change.
            """;

    private Inspected() {}
}
