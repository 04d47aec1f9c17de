package register.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.mail.rule.MailSettings;
import register.value.PolicyId;

/// Rule 11 without configured domains: those of the company's addresses are enough.
class OwnDomainTest {
    private static final MailSettings NOTHING_SAID = settings(Set.of());

    private final World world = new World();

    private static MailSettings settings(Set<String> ownDomains) {
        MailSettings all = World.settings();
        return new MailSettings(
                all.intakeAddresses(), null, ownDomains, null, all.limits(), all.teamMailEvery(), all.lease());
    }

    private String decided(TestMail mail, MailSettings settings) {
        return World.request(world.intake(settings).receive(mail.delivery()))
                .decision()
                .reason();
    }

    @ParameterizedTest
    @CsvSource({
        "sales@acme.example.com,own-domain",
        "sales@eu.ACME.example.com,own-domain",
        "maria@example.com,dpa-request",
        "maria@notacme.example.com,dpa-request"
    })
    void thePublicAddressesDomainIsOwn(String from, String reason) {
        assertEquals(reason, decided(TestMail.honest().with("From", from), NOTHING_SAID));
    }

    @ParameterizedTest
    @CsvSource({"solo@gmail.com,own-domain", "SOLO@gmail.com,own-domain", "maria@gmail.com,dpa-request"})
    void aSharedHostsDomainIsNobodysOwn(String from, String reason) {
        world.publish(new PolicyId("solo"), LocalDate.parse("2026-01-01"), 1, "solo@gmail.com", null);
        assertEquals(reason, decided(TestMail.honest().with("From", from).with("To", "solo@gmail.com"), NOTHING_SAID));
    }

    @Test
    void aSharedHostThatIsConfiguredIsOwn() {
        assertEquals(
                "own-domain",
                decided(TestMail.honest().with("From", "maria@gmail.com"), settings(Set.of("gmail.com"))));
    }

    @Test
    void theDomainsOfTheAddressesOfADeploymentAreOwn() {
        MailSettings all = World.settings();
        var elsewhere = new MailSettings(
                List.of(World.INTAKE),
                "dpa@acme.example.net",
                Set.of(),
                "x@team.example",
                all.limits(),
                all.teamMailEvery(),
                all.lease());
        for (String from : List.of("a@acme.example.net", "a@team.example", "a@mail.acme.example.com")) {
            assertEquals("own-domain", decided(TestMail.honest().with("From", from), elsewhere), from);
        }
    }
}
