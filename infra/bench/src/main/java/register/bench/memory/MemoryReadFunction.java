package register.bench.memory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import register.json.JsonText;
import register.memory.MemoryRegister;
import register.policy.form.PolicyCodec;
import register.read.ReadHandler;
import register.read.endpoint.ServedSite;

/// The read handler over a chain in memory.
public final class MemoryReadFunction implements RequestStreamHandler {
    /// The variable with the file of the version in the chain, as canonical JSON.
    public static final String VERSION = "BENCH_VERSION";

    private final ReadHandler handler;

    /// @throws IOException when the version's file cannot be read
    public MemoryReadFunction() throws IOException {
        var register = new MemoryRegister();
        byte[] version = Files.readAllBytes(Path.of(System.getenv(VERSION)));
        register.publishing().publish(PolicyCodec.decode(JsonText.parse(version)), version, null);
        this.handler = new ReadHandler(
                register.chain(),
                register.issued(),
                register.checkpoints(),
                register.ports().witnesses(),
                register.certificates(),
                register.persons(),
                register.ports().brands(),
                ServedSite.UNKNOWN,
                Clock.systemUTC());
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        handler.handleRequest(event, response, context);
    }
}
