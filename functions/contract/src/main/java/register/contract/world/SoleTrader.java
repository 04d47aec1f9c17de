package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A made-up policy with a sole trader. Her personal data is in the policy file, and after publication only in
/// erasable records.
public final class SoleTrader {
    public static final String POLICY = "sole-trader";
    public static final String ID = "interpreter";
    public static final String NAME = "Õnnela Xylander-Kõiv";
    public static final String BRAND = "Xylanderi tõlked";
    public static final String STREET = "Küünla põik 77, Võsu";
    public static final String MAILBOX = "tolk@xylander-koiv.example";
    public static final String REGISTRATION = "XK-90210-7";
    public static final String WEBSITE = "https://xylander-koiv.example/tolk";

    private SoleTrader() {}

    /// The file, in English and Estonian.
    ///
    /// @param title of another version
    public static byte[] file(String date, String title) {
        return file(date, title, NAME);
    }

    /// The file with another legal name.
    public static byte[] file(String date, String title, String name) {
        return """
                policy: %s
                effectiveDate: %s
                dateBasis: effective
                timeZone: UTC
                authoritativeLanguage: en
                editions:
                  en:
                    status: original
                    title: "%s"
                    provider: Example Ltd
                    sections:
                      - heading: Support
                        paragraphs: ["Who helps us."]
                        table: support
                  et:
                    status: translation
                    title: "%s"
                    provider: Example Ltd
                    sections:
                      - heading: Klienditugi
                        paragraphs: ["Kes meid aitab."]
                        table: support
                subprocessors:
                  - id: %s
                    naturalPerson: true
                    legalName: "%s"
                    displayName: "%s"
                    registrationId: "%s"
                    address: "%s"
                    country: EE
                    relationship: contractor
                    contact:
                      role: {en: Office, et: Kontor}
                      email: %s
                    website: %s
                    engagements:
                      - id: interpreting
                        service: {en: Interpreting, et: Tõlkimine}
                        purpose: {en: Interprets calls, et: Tõlgib kõnesid}
                        category: support
                        locations: [{country: EE, role: access}]
                requests:
                  publicAddresses: [privacy@example.com]
                """.formatted(POLICY, date, title, title, ID, name, BRAND, REGISTRATION, STREET, MAILBOX, WEBSITE)
                .getBytes(UTF_8);
    }
}
