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
        "GO, github.com/stripes/go,",
        "HOST, api.stripe.com,"
    })
    void packagesBelongToVendors(Kind registry, String name, String brand) {
        assertEquals(
                Optional.ofNullable(brand),
                CATALOGUE.ofPackage(registry, name).map(found -> found.vendor().brand()));
    }

    @ParameterizedTest
    @DisplayName(
            "A package or variable that no line states belongs to the vendor whose client or key its name says it is")
    @CsvSource({
        "NPM, logrocket-react, LogRocket",
        "NPM, @unkey/api, Unkey",
        "NPM, @linear/sdk, Linear",
        "NPM, linear, ",
        "NPM, @linear/eslint-config, ",
        "PYPI, python_appsignal, AppSignal",
        "MAVEN, com.mailjet:mailjet-client, Mailjet",
        "GO, github.com/svix/svix-go/v2, Svix",
        "IMAGE, datadog/agent, Datadog",
        "NPM, @ai-sdk/openai, OpenAI",
        "NPM, passport-azure-ad, Microsoft",
        "GEM, omniauth-google-oauth2, Google",
        "NPM, redis, ",
        "GO, github.com/google/go-github, ",
        "NPM, @google-cloud/precise-date, ",
        "NPM, @mapbox/node-pre-gyp, ",
        "VARIABLE, TINYBIRD_TOKEN, Tinybird",
        "VARIABLE, APP_PAGERDUTY_API_KEY, PagerDuty",
        "VARIABLE, LINEAR_API_KEY, Linear",
        "VARIABLE, NOTION_OAUTH_CLIENT_ID, Notion",
        "VARIABLE, AZURE_OPENAI_API_KEY, Microsoft",
        "VARIABLE, GITHUB_CLIENT_SECRET, GitHub",
        "VARIABLE, gocardless_api_key, GoCardless",
        "VARIABLE, mailjetApiKey, Mailjet",
        "VARIABLE, GITHUB_APP_ID, GitHub",
        "VARIABLE, GRAFANA_CLOUD_TOKEN, Grafana Labs",
        "VARIABLE, GITHUB_TOKEN, ",
        "VARIABLE, REDIS_PASSWORD, ",
        "VARIABLE, redisApiKey, ",
        "VARIABLE, LINEAR_KEY, ",
        "VARIABLE, BUFFER_OTHER_API_KEY, ",
        "VARIABLE, X_API_KEY, ",
        "VARIABLE, TINYBIRD_TIMEOUT, "
    })
    void likelyNamesBelongToVendors(Kind kind, String name, String brand) {
        assertEquals(
                Optional.ofNullable(brand),
                CATALOGUE.ofPackage(kind, name).map(found -> found.vendor().brand()));
    }

    @ParameterizedTest
    @DisplayName("A host below a vendor's website belongs to the vendor if programs call it")
    @CsvSource({
        "api.pagerduty.com, PagerDuty",
        "events.eu.pagerduty.com, PagerDuty",
        "browser-api.tinybird.co, Tinybird",
        "ours.up.railway.app, Railway",
        "www.pagerduty.com, ",
        "pagerduty.com, ",
        "docs.pagerduty.com, ",
        "our.eu.auth0.com, Auth0",
        "auth0.com, ",
        "www.okta.com, ",
        "raw.githubusercontent.com, ",
        "our.github.io, ",
        "api.github.com, ",
        "ajax.googleapis.com, ",
        "fonts.googleapis.com, Google"
    })
    void calledHostsBelongToVendors(String host, String brand) {
        assertEquals(
                Optional.ofNullable(brand),
                CATALOGUE.ofHost(host).map(found -> found.vendor().brand()));
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
