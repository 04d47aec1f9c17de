package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `infra/deploy` with an edge.
final class DeployEdgeTest {
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/x";
    private static final Map<String, String> STACK =
            Map.of("PUBLIC_URL", "https://register.example.com", "EDGE_CERTIFICATE", CERTIFICATE);

    @TempDir
    private Path folder;

    private DeployStand stand;

    @BeforeEach
    void stand() throws Exception {
        stand = new DeployStand(folder);
        stand.bucketOf(DeployStand.OWN);
        stand.with("UPDATE_COMPLETE");
    }

    /// AWS would refuse it after minutes, with the name of another property.
    @Test
    void anAddressThatIsNoWholeHostIsRefused() throws Exception {
        String said = ": expected https:// and a host without a port, a path or a slash at the end, because"
                + " EdgeCertificateArn is set";
        for (String end : List.of("/", "/list", ":8443")) {
            String url = "https://register.example.com" + end;
            stand.assertExit(
                    2,
                    stand.deploy(Map.of("PUBLIC_URL", url), "EdgeCertificateArn=" + CERTIFICATE),
                    "PublicUrl=" + url + said);
            stand.assertExit(
                    2,
                    stand.deploy(STACK, "PublicUrl=" + url, "LogOrigin=register.example.com"),
                    "PublicUrl=" + url + said);
        }
        stand.assertUntouched();
        stand.assertExit(0, stand.deploy(Map.of("PUBLIC_URL", "https://register.example.com/list")), "");
    }

    /// Other code may write other pages.
    @Test
    void theEdgeForgetsWhatOtherCodeWrote() throws Exception {
        stand.assertExit(0, stand.deploy(Map.of()), "");
        stand.deploy(Map.of(
                "EDGE_CERTIFICATE", CERTIFICATE, "PUBLIC_URL", "https://register.example.com", "UNCHANGED", "yes"));
        assertEquals(List.of(), stand.calls("cloudfront"));
        stand.assertExit(0, stand.deploy(STACK), "");
        assertEquals(
                List.of("cloudfront create-invalidation --distribution-id E1EXAMPLE --paths /* "),
                stand.calls("cloudfront"));
        var forbidden = new HashMap<>(STACK);
        forbidden.put("UNCHANGEABLE", "yes");
        stand.assertExit(
                0, stand.deploy(forbidden), "the edge shows earlier pages until midnight, or: aws cloudfront create");
    }

    @Test
    void theSecretIsReplacedInTwoChangesWithoutItsName() throws Exception {
        stand.assertExit(3, stand.deploy(Map.of(), "--rotate-edge"), "the stack subprocessor-register has no edge");
        stand.assertExit(2, stand.deploy(STACK, "--rotate-edge", "LogDays=30"), "--rotate-edge takes no parameters");
        stand.assertExit(1, stand.run(STACK, List.of("--rotate-edge")), "declined");
        stand.assertUntouched();
        stand.assertExit(0, stand.deploy(STACK, "--rotate-edge"), "");
        assertEquals(List.of("secret old,new", "secret new"), stand.calls("secret "));
        List<String> changes = stand.calls("cloudformation create-change-set");
        assertEquals(2, changes.size());
        changes.forEach(change -> assertTrue(change.contains(" --use-previous-template "), change));
        assertEquals(2, stand.calls("cloudformation execute-change-set").size());
        String parameters = stand.parameters();
        assertTrue(parameters.contains("\"EdgeSecretVersion\", \"ParameterValue\": \"version-2\""), parameters);
        for (String call : stand.calls("secretsmanager put-secret-value")) {
            assertFalse(call.contains("new"), call);
        }
    }
}
