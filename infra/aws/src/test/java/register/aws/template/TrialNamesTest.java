package register.aws.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.document.SealUse;
import register.log.LogOrigin;
import register.pdf.seal.SelfSignedCertificate;

/// Without a name, `template.yaml` makes a trial.
final class TrialNamesTest {
    private static final Object ORIGIN =
            Map.of("Fn::If", List.of("HasLogName", Map.of("Ref", "LogOrigin"), "trial.invalid"));

    private final Template template;

    TrialNamesTest() throws IOException {
        this.template = Template.read();
    }

    /// Each function, because whoever gets an answer from one is to know that it is a trial's.
    @Test
    void everyFunctionKnowsTheTrial() {
        Map<?, ?> ofAll = Template.map(
                Template.map(Template.map(template.section("Globals").get("Function"))
                                .get("Environment"))
                        .get("Variables"));
        assertEquals(ORIGIN, ofAll.get("REGISTER_ORIGIN"));
        template.resources("AWS::Serverless::Function")
                .forEach((name, function) -> assertFalse(
                        Template.map(Template.map(function.get("Environment")).get("Variables"))
                                .containsKey("REGISTER_ORIGIN"),
                        name));
        assertTrue(LogOrigin.isOfNobody("trial.invalid"));
        for (String name : List.of("PublicUrl", "LogOrigin", "SealSubject")) {
            assertEquals("", parameter(name).get("Default"), name);
        }
    }

    /// Or the stack is made, and no PDF is.
    @Test
    void aCompanyThatIsTakenFitsItsCertificate() throws Exception {
        Pattern taken = Pattern.compile(String.valueOf(parameter("SealSubject").get("AllowedPattern")));
        for (String company : List.of("Example Ltd", "x".repeat(59))) {
            assertTrue(taken.matcher(company).matches(), company);
            assertTrue(certificate(company).getSubjectX500Principal().getName().contains(company), company);
        }
        String longer = "x".repeat(60);
        assertFalse(taken.matcher(longer).matches());
        assertThrows(IllegalArgumentException.class, () -> certificate(longer));
    }

    private static X509Certificate certificate(String company) throws Exception {
        PublicKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        return SelfSignedCertificate.of(company, SealUse.POLICY_SEAL, key, digest -> digest, Clock.systemUTC());
    }

    private Map<?, ?> parameter(String name) {
        return Template.map(template.section("Parameters").get(name));
    }
}
