package register.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class CheckoutTest {
    @Test
    void isWhereTheBuildIs() {
        assertTrue(Files.isRegularFile(Checkout.file("infra/testing/pom.xml")));
        assertTrue(Checkout.root().isAbsolute());
    }
}
