package register.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import register.vendors.Service.Kind;

class ServiceCatalogueTest {
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.shipped();

    @ParameterizedTest
    @DisplayName("A package belongs to the vendor of its name, its scope or its module")
    @CsvSource({
        "NPM, stripe, Stripe",
        "NPM, @sentry/node, Sentry",
        "NPM, @sentry/node/build, Sentry",
        "PYPI, Sentry_SDK, Sentry",
        "GO, github.com/stripe/stripe-go/v82, Stripe",
        "GO, github.com/stripe/stripe-go/v82/paymentintent, Stripe",
        "MAVEN, com.sendgrid:sendgrid-java, SendGrid",
        "NPM, stripes,",
        "NPM, @sentrys/node,",
        "GO, github.com/stripe,",
        "HOST, api.stripe.com,"
    })
    void packagesBelongToVendors(Kind registry, String name, String brand) {
        assertEquals(
                Optional.ofNullable(brand),
                CATALOGUE.ofPackage(registry, name).map(found -> found.vendor().brand()));
    }

    @ParameterizedTest
    @DisplayName("A host belongs to the vendor of the nearest host above it")
    @CsvSource({
        "api.stripe.com, Stripe",
        "o123.ingest.sentry.io, Sentry",
        "bucket.s3.eu-central-1.amazonaws.com, Amazon Web Services",
        "API.OPENAI.COM, OpenAI",
        "notapi.stripe.com.example,",
        "com,",
        "'',"
    })
    void hostsBelongToVendors(String host, String brand) {
        assertEquals(
                Optional.ofNullable(brand),
                CATALOGUE.ofHost(host).map(found -> found.vendor().brand()));
    }
}
