package register.forms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.memory.HandClock;
import register.memory.MemoryPorts;
import register.notices.objection.FormObjections;
import register.notices.objection.Objecting;
import register.notices.objection.ObjectionLinks;
import register.openapi.ApiDescription;
import register.openapi.ApiExchange;
import register.policy.form.PolicyCodec;
import register.publishing.PublishingOutcome;
import register.read.endpoint.Route;
import register.read.endpoint.ServedSite;
import register.recipient.RecipientErasure;
import register.recipient.Recipients;
import register.request.SecretReferenceKey;
import register.settings.PublicAddress;
import register.subscription.FormTokens;
import register.subscription.Subscribing;
import register.value.Bytes;
import register.value.PolicyId;

/// A register in memory with a policy, behind the real handler of forms. Every answer is checked against the API's
/// description. No page is cached or revealed to another website, and no log line contains a link's code.
final class FormsWorld {
    static final PolicyId POLICY = new PolicyId("acme");
    private static final Pattern CODE = Pattern.compile("/(?:confirm|leave|address|object)/([^?]+)");
    private static final ApiDescription API = ApiDescription.ofTheRegister();

    final HandClock clock = new HandClock("2026-11-01T12:00:00Z");
    final MemoryPorts ports = new MemoryPorts(clock);
    final Register register = new Register(ports, clock);
    final SecretReferenceKey key = new SecretReferenceKey(Bytes.of(new byte[32]));
    final FormTokens tokens = new FormTokens(key);
    /// The requests by the forms to the recipients' store.
    final List<String> asked = new ArrayList<>();
    /// Another process's action right before a recipient is added; null for none.
    @Nullable
    Runnable beforeAdding;

    /// The function's log.
    final List<String> log = new ArrayList<>();

    final List<Route> routes;
    private final FormsHandler handler;

    FormsWorld() {
        this(new ServedSite(null, true, "https://register.example"));
    }

    FormsWorld(ServedSite site) {
        PublishingOutcome outcome = register.publishing()
                .publish(PolicyCodec.decode(JsonText.parse("""
                {"policy": "acme", "effectiveDate": "2026-01-01", "dateBasis": "effective", "timeZone": "Europe/Berlin",
                 "requests": {"publicAddresses": ["dpa@acme.example"], "privacyNoticeUrl": "https://acme.example/privacy"},
                 "authoritativeLanguage": "en",
                 "editions": {
                   "en": {"status": "original", "title": "Subprocessors", "provider": "Acme <b>&</b> Co", "sections": []},
                   "de": {"status": "translation", "title": "Liste", "provider": "Acme Söhne", "sections": []}},
                 "subprocessors": []}""".getBytes(UTF_8))), new byte[] {1}, null);
        if (!(outcome instanceof PublishingOutcome.Accepted)) {
            throw new AssertionError(outcome);
        }
        var subscribing = new Subscribing(
                ports.confirmations(),
                recorded(),
                ports.quotas(),
                new RecipientErasure(recorded(), ports.chain(), register.objectionErasure(), 1, clock),
                key,
                clock);
        routes = new ArrayList<>(SubscriptionRoutes.of(subscribing));
        var links = new ObjectionLinks(key, new PublicAddress(URI.create("https://register.example"), null));
        routes.addAll(
                ObjectionRoutes.routes(new FormObjections(new Objecting(register, key), links), register.clock()));
        handler = new FormsHandler(ports.chain(), ports.records(), ports.persons(), routes, site, clock);
    }

    private Recipients recorded() {
        return (Recipients) Proxy.newProxyInstance(
                Recipients.class.getClassLoader(), new Class<?>[] {Recipients.class}, (_, method, arguments) -> {
                    asked.add(method.getName());
                    Runnable other = beforeAdding;
                    if (method.getName().equals("add") && other != null) {
                        beforeAdding = null;
                        other.run();
                    }
                    return method.invoke(ports.recipients(), arguments);
                });
    }

    /// An answer.
    record Reply(int status, Map<String, String> headers, String body) {}

    Reply get(String address) {
        return send("GET", address, null, null, "text/html");
    }

    /// Posts a browser's form.
    Reply post(String address, String body) {
        return send("POST", address, "application/x-www-form-urlencoded", body, "text/html");
    }

    Reply send(String method, String address, @Nullable String type, @Nullable String body, String accept) {
        return from("192.0.2.7", method, address, type, body, accept);
    }

    Reply from(
            String source, String method, String address, @Nullable String type, @Nullable String body, String accept) {
        return from(source, method, address, type, body, Map.of("accept", accept));
    }

    /// @param more headers
    Reply from(
            String source,
            String method,
            String address,
            @Nullable String type,
            @Nullable String body,
            Map<String, String> more) {
        Reply reply = gateway(source, method, address, type, body, more);
        API.hold(new ApiExchange(method, address, reply.status(), reply.headers(), reply.body()));
        assertUnseen(address, reply);
        return reply;
    }

    /// The function's own answer, which may be one that no reader sees.
    Reply gateway(
            String source,
            String method,
            String address,
            @Nullable String type,
            @Nullable String body,
            Map<String, String> more) {
        int question = address.indexOf('?');
        Json.Builder headers = Json.object().put("accept-language", "en").put("content-type", type);
        more.forEach(headers::put);
        byte[] event = CanonicalJson.bytes(Json.object()
                .put("version", "2.0")
                .put("rawPath", question < 0 ? address : address.substring(0, question))
                .put("rawQueryString", question < 0 ? "" : address.substring(question + 1))
                .put("headers", headers.build())
                .put(
                        "requestContext",
                        Json.object()
                                .put(
                                        "http",
                                        Json.object()
                                                .put("method", method)
                                                .put("sourceIp", source)
                                                .build())
                                .build())
                .put("body", body == null ? null : Base64.getEncoder().encodeToString(body.getBytes(UTF_8)))
                .put("isBase64Encoded", body != null)
                .build());
        var out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), out, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var json = (Json.Obj) JsonText.parse(out.toByteArray());
        var answered = new TreeMap<String, String>();
        ((Json.Obj) member(json, "headers"))
                .members()
                .forEach((name, value) -> answered.put(name, ((Json.Str) value).value()));
        return new Reply(
                (int) ((Json.Num) member(json, "statusCode")).value(),
                answered,
                ((Json.Str) member(json, "body")).value());
    }

    private void assertUnseen(String address, Reply reply) {
        if (reply.headers().getOrDefault("Content-Type", "").startsWith("text/html")) {
            assertEquals("no-store", reply.headers().get("Cache-Control"));
            assertEquals("no-referrer", reply.headers().get("Referrer-Policy"));
        }
        Matcher code = CODE.matcher(address);
        if (code.find()) {
            assertFalse(log.toString().contains(code.group(1)), log::toString);
        }
    }

    private Context context() {
        LambdaLogger logger = (LambdaLogger) Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(), new Class<?>[] {LambdaLogger.class}, (_, _, arguments) -> {
                    log.add(String.valueOf(arguments[0]));
                    return null;
                });
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, _, _) -> logger);
    }

    private static Json member(Json.Obj json, String name) {
        Json value = json.get(name);
        if (value == null) {
            throw new AssertionError("no " + name);
        }
        return value;
    }
}
