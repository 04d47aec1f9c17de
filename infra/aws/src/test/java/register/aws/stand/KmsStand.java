package register.aws.stand;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.pdf.seal.TestPairs;

/// The parts of AWS KMS that the register uses (JSON 1.1: `GetPublicKey`, `Sign`, `GenerateMac`), and `CreateKey` for
/// tests that prepare one, with real keys. moto 5.1.1 signs the hash of a digest instead of the digest, so its
/// signatures do not verify.
public final class KmsStand implements AutoCloseable {
    private static final String ARN = "arn:aws:kms:eu-central-1:123456789012:key/";

    private final Loopback loopback = new Loopback(this::answer);
    private final TestPairs generator = new TestPairs();
    private final Map<String, KeyPair> pairs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    /// The variables for a function that uses no other stand-in.
    public Map<String, String> variables() {
        return loopback.variables("KMS");
    }

    /// The variable for its address only, to combine with another stand-in's.
    public Map<String, String> endpoint() {
        return loopback.endpoint("KMS");
    }

    /// A new signing key.
    ///
    /// @param spec `ECC_NIST_P256`, `ECC_NIST_EDWARDS25519` or `RSA_3072`
    /// @return its id
    public String signingKey(String spec) {
        try {
            KeyPair pair = switch (spec) {
                case "RSA_3072" -> generator.next("RSA", 3072);
                case "ECC_NIST_EDWARDS25519" -> generator.next("Ed25519", 255);
                default -> generator.next("EC", 256);
            };
            String id = UUID.randomUUID().toString();
            pairs.put(id, pair);
            return id;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A key for `GenerateMac` with this secret.
    ///
    /// @return its id
    public String macKey(byte[] secret) {
        String id = UUID.randomUUID().toString();
        secrets.put(id, secret.clone());
        return id;
    }

    public static String arn(String id) {
        return ARN + id;
    }

    /// The names of the requested actions.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("TrentService.", "");
        calls.add(action);
        var request = (Json.Obj) JsonText.parse(exchange.getRequestBody().readAllBytes());
        try {
            Loopback.send(exchange, 200, CanonicalJson.bytes(answer(action, request)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            Json error = Json.object()
                    .put("__type", "ValidationException")
                    .put("message", String.valueOf(e.getMessage()))
                    .build();
            Loopback.send(exchange, 400, CanonicalJson.bytes(error));
        }
    }

    private Json answer(String action, Json.Obj request) throws GeneralSecurityException {
        String id = text(request, "KeyId").replace(ARN, "");
        return switch (action) {
            case "CreateKey" -> created(signingKey(text(request, "KeySpec")));
            case "GetPublicKey" -> publicKey(id, known(pairs.get(id), id));
            case "Sign" -> signature(id, known(pairs.get(id), id), request);
            case "GenerateMac" -> mac(id, known(secrets.get(id), id), request);
            default -> throw new IllegalArgumentException(action + ": not here");
        };
    }

    private static Json created(String id) {
        return Json.object()
                .put(
                        "KeyMetadata",
                        Json.object().put("KeyId", id).put("Arn", arn(id)).build())
                .build();
    }

    private static Json publicKey(String id, KeyPair pair) {
        return Json.object()
                .put("KeyId", arn(id))
                .put("KeySpec", spec(pair))
                .put("KeyUsage", "SIGN_VERIFY")
                .put("PublicKey", base64(pair.getPublic().getEncoded()))
                .build();
    }

    private static String spec(KeyPair pair) {
        return isRsa(pair) ? "RSA_3072" : isEdwards(pair) ? "ECC_NIST_EDWARDS25519" : "ECC_NIST_P256";
    }

    private static Json edwards(String id, KeyPair pair, Json.Obj request) throws GeneralSecurityException {
        byte[] message = Base64.getDecoder().decode(text(request, "Message"));
        if (!text(request, "MessageType").equals("RAW")
                || !text(request, "SigningAlgorithm").equals("ED25519_SHA_512")
                || message.length > 4096) {
            throw new IllegalArgumentException("expected a message of at most 4096 bytes for ED25519_SHA_512");
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        return Json.object()
                .put("KeyId", arn(id))
                .put("SigningAlgorithm", "ED25519_SHA_512")
                .put("Signature", base64(signature.sign()))
                .build();
    }

    /// Signs digests only, as the register does; the JDK's own way from a digest to a signature.
    private static Json signature(String id, KeyPair pair, Json.Obj request) throws GeneralSecurityException {
        if (isEdwards(pair)) {
            return edwards(id, pair, request);
        }
        String algorithm = isRsa(pair) ? "RSASSA_PKCS1_V1_5_SHA_256" : "ECDSA_SHA_256";
        byte[] digest = Base64.getDecoder().decode(text(request, "Message"));
        if (!text(request, "MessageType").equals("DIGEST")
                || !text(request, "SigningAlgorithm").equals(algorithm)
                || digest.length != 32) {
            throw new IllegalArgumentException("expected a digest of 32 bytes for " + algorithm);
        }
        return Json.object()
                .put("KeyId", arn(id))
                .put("SigningAlgorithm", algorithm)
                .put("Signature", base64(register.pdf.seal.DigestSignatures.sign(pair.getPrivate(), digest)))
                .build();
    }

    private static Json mac(String id, byte[] secret, Json.Obj request) throws GeneralSecurityException {
        byte[] message = Base64.getDecoder().decode(text(request, "Message"));
        if (!text(request, "MacAlgorithm").equals("HMAC_SHA_256") || message.length < 1 || message.length > 4096) {
            throw new IllegalArgumentException("expected HMAC_SHA_256 of 1 to 4096 bytes");
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return Json.object()
                .put("KeyId", arn(id))
                .put("MacAlgorithm", "HMAC_SHA_256")
                .put("Mac", base64(mac.doFinal(message)))
                .build();
    }

    private static boolean isRsa(KeyPair pair) {
        return pair.getPublic().getAlgorithm().equals("RSA");
    }

    private static boolean isEdwards(KeyPair pair) {
        return pair.getPublic().getAlgorithm().startsWith("Ed");
    }

    private static <T> T known(@org.jspecify.annotations.Nullable T key, String id) {
        if (key == null) {
            throw new IllegalArgumentException("no key " + id);
        }
        return key;
    }

    private static String text(Json.Obj request, String name) {
        return request.get(name) instanceof Json.Str value ? value.value() : "";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        loopback.close();
    }
}
