import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// Writes a container image as an OCI image layout (OCI Image Format Specification 1.1), with the `manifest.json` that
/// `docker load` reads without containerd's image store. The same layers and JDK give the same bytes.
final class ImageLayout {
    private static final String NAME = "subprocessor-register";
    private static final String HOME = "/opt/" + NAME;
    private static final String DATA = "/var/lib/" + NAME;
    private static final String OCI = "application/vnd.oci.image.";
    private static final String ARCHITECTURE = System.getProperty("os.arch").replace("aarch64", "arm64");

    private final Path blobs;

    private ImageLayout(Path blobs) {
        this.blobs = blobs;
    }

    /// @param digest SHA-256 in hexadecimal
    private record Blob(String digest, long size) {
        String path() {
            return "blobs/sha256/" + digest;
        }

        /// @param more further members
        String described(String type, String more) {
            return "{\"mediaType\":\"%s%s\",\"digest\":\"sha256:%s\",\"size\":%d%s}"
                    .formatted(OCI, type, digest, size, more);
        }
    }

    /// @param content the digest of the uncompressed tar
    private record Layer(Blob blob, String content) {}

    /// @param arguments the folder to make; the version; the time in seconds since 1970; the tars of the layers, the lowest
    ///     first
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String version = arguments[1];
        String created = Instant.ofEpochSecond(Long.parseLong(arguments[2])).toString();
        var layout = new ImageLayout(Files.createDirectories(folder.resolve("blobs/sha256")));
        List<Layer> layers = Arrays.stream(arguments, 3, arguments.length)
                .parallel()
                .map(tar -> layout.layer(Path.of(tar)))
                .toList();
        Blob config = layout.blob(config(version, created, layers));
        Blob manifest = layout.blob("""
                {"schemaVersion":2,"mediaType":"%smanifest.v1+json","config":%s,"layers":%s}""".formatted(
                        OCI,
                        config.described("config.v1+json", ""),
                        list(layers, each -> each.blob().described("layer.v1.tar+gzip", ""))));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(folder.resolve("index.json"), """
                {"schemaVersion":2,"mediaType":"%sindex.v1+json","manifests":[%s]}""".formatted(
                        OCI, manifest.described("manifest.v1+json", """
                                ,"platform":{"os":"linux","architecture":"%s"},"annotations":{\
                                "org.opencontainers.image.ref.name":"%s",\
                                "io.containerd.image.name":"docker.io/library/%s:%2$s"}\
                                """.formatted(ARCHITECTURE, version, NAME))));
        Files.writeString(folder.resolve("manifest.json"), """
                [{"Config":"%s","RepoTags":["%s:%s"],"Layers":%s}]""".formatted(
                        config.path(), NAME, version, list(layers, each -> '"' + each.blob().path() + '"')));
    }

    private static <T> String list(List<T> values, Function<T, String> json) {
        return values.stream().map(json).collect(Collectors.joining(",", "[", "]"));
    }

    /// Ports 8080 and 2525 are served to the container's own network, /health and /metrics within it. `Healthcheck` is
    /// Docker's, with times in nanoseconds.
    private static String config(String version, String created, List<Layer> layers) {
        return """
                {"created":"%1$s","architecture":"%2$s","os":"linux","config":{
                "User":"8080:8080","WorkingDir":"%4$s","Volumes":{"%4$s":{}},
                "ExposedPorts":{"8080/tcp":{},"2525/tcp":{}},"StopSignal":"SIGTERM",
                "Entrypoint":["%5$s/bin/register"],"Cmd":["serve"],
                "Healthcheck":{"Test":["CMD","%5$s/bin/register","health"],"Interval":30000000000,
                "Timeout":10000000000,"StartPeriod":300000000000},
                "Env":["PATH=%5$s/bin:/bin","REGISTER_DATA=%4$s","REGISTER_HTTP_ADDRESS=0.0.0.0",
                "REGISTER_METRICS_PORT=9090"],
                "Labels":{
                "org.opencontainers.image.title":"Subprocessor Register",
                "org.opencontainers.image.description":"Publishes a list of subprocessors with a verifiable history",
                "org.opencontainers.image.version":"%3$s",
                "org.opencontainers.image.revision":"%7$s",
                "org.opencontainers.image.created":"%1$s",
                "org.opencontainers.image.licenses":"Apache-2.0"}},
                "rootfs":{"type":"layers","diff_ids":%6$s},
                "history":%8$s}
                """.formatted(
                        created,
                        ARCHITECTURE,
                        version,
                        DATA,
                        HOME,
                        list(layers, each -> "\"sha256:" + each.content() + '"'),
                        version.replaceFirst("^[0-9.]*-", ""),
                        list(layers, each -> "{\"created\":\"%s\",\"created_by\":\"infra/release\"}".formatted(created)));
    }

    private Blob blob(String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        String digest = HexFormat.of().formatHex(sha256().digest(bytes));
        Files.write(blobs.resolve(digest), bytes);
        return new Blob(digest, bytes.length);
    }

    private Layer layer(Path tar) {
        MessageDigest content = sha256();
        MessageDigest compressed = sha256();
        try {
            Path written = Files.createTempFile(blobs, "", ".layer");
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(written), compressed);
                    OutputStream zip = new DigestOutputStream(new GZIPOutputStream(out, 1 << 16), content)) {
                Files.copy(tar, zip);
            }
            var blob = new Blob(HexFormat.of().formatHex(compressed.digest()), Files.size(written));
            Files.move(written, blobs.resolve(blob.digest()));
            return new Layer(blob, HexFormat.of().formatHex(content.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(tar.toString(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
