package register.read.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.value.Sha256;

/// The script of `<subprocessor-list>`, which shows a list on the company's own website. It has a stable
/// address for the current release, and one with the script's hash for websites that check its integrity
/// (Subresource Integrity, W3C). Released scripts are kept for good, as resources `{hash}.js`, because those
/// websites would otherwise show nothing.
public final class Component {
    public static final String LATEST = "/embed/subprocessor-list.js";
    public static final String FIXED = "/embed/{sha256}/subprocessor-list.js";
    public static final String TYPE = "text/javascript";

    /// The hashes of earlier scripts.
    private static final List<String> EARLIER =
            List.of("ed77656efd011a2b0259b94154b847cd1e6bf4cd460e4c3821841985b1050a15");

    private static final String FOLDER = "/register/read/embed/";

    private Component() {}

    public static Answer latest(Instant now) {
        byte[] script = latest();
        String freshness = Freshness.at(now, List.of());
        return answer(script, freshness)
                .with("Content-Location", address(Sha256.of(script).hex()));
    }

    /// @throws Refusal 404 if no script has this hash
    public static Answer fixed(Sha256 wanted) {
        byte[] script = latest();
        byte @Nullable [] found = Sha256.of(script).equals(wanted) ? script : resource(wanted + ".js");
        if (found == null) {
            throw Refusal.of(ProblemType.NO_SUCH_ADDRESS, "no script of this register has the SHA-256 " + wanted);
        }
        return answer(found, Freshness.IMMUTABLE);
    }

    /// The addresses with a hash.
    public static List<String> addresses() {
        return Stream.concat(Stream.of(Sha256.of(latest()).hex()), EARLIER.stream())
                .distinct()
                .map(Component::address)
                .toList();
    }

    private static String address(String sha256) {
        return FIXED.replace("{sha256}", sha256);
    }

    private static Answer answer(byte[] script, String cacheControl) {
        return Answer.text(TYPE, new String(script, UTF_8), cacheControl);
    }

    private static byte[] latest() {
        byte[] script = resource("subprocessor-list.js");
        if (script == null) {
            throw new IllegalStateException("the program lacks " + FOLDER + "subprocessor-list.js");
        }
        return script;
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = Component.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
