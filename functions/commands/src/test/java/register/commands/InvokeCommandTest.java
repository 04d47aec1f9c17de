package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import register.testing.Checkout;

final class InvokeCommandTest extends CommandTest {
    @Test
    void aFunctionIsInvokedWithAnEvent() throws IOException {
        run("publish", "--trial", "--yes", policy);
        Path event = Files.writeString(folder.resolve("event.json"), """
                {"version":"2.0","rawPath":"/v1/policies","rawQueryString":"","headers":{},
                 "requestContext":{"http":{"method":"GET","path":"/v1/policies"}},"isBase64Encoded":false}
                """);
        Ran read = invoke("read", event.toString());
        assertEquals(0, read.exit(), read.err());
        assertTrue(read.out().contains("\"statusCode\":200"), read.out());
        assertEquals(2, invoke("destroy", event.toString()).exit());
        assertEquals(3, invoke("read", folder.resolve("none.json").toString()).exit());
    }

    @Test
    void aSubmittedFileIsPublishedByItsEvent() throws IOException {
        Path event = submitted();
        Ran published = invoke("publish", event.toString());
        assertEquals(0, published.exit(), published.err());
        assertTrue(published.out().contains("\"outcome\":\"accepted\""), published.out());
        Path result = folder.resolve("data/submitted/results/policies/a b.yaml.json");
        String answer = Files.readString(result);
        assertTrue(answer.contains("\"outcome\":\"accepted\""), answer);
        assertTrue(invoke("publish", event.toString()).out().contains("answered before"));
        assertEquals(answer, Files.readString(result));
        Path later =
                Files.writeString(event, Files.readString(event).replace("0A1B2C3D4E5F678901", "0A1B2C3D4E5F678902"));
        assertTrue(invoke("publish", later.toString()).out().contains("\"outcome\":\"unchanged\""));
        assertTrue(Files.readString(result).contains("\"outcome\":\"unchanged\""));
    }

    @Test
    void whatIsNoEventIsRefusedInOneLine() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), "[]");
        for (String function : new String[] {"publish", "snapshot", "intake", "reconcile"}) {
            Ran ran = invoke(function, list.toString());
            assertEquals(3, ran.exit(), function);
            assertEquals("", ran.out());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().startsWith(list + ": not an event that this function takes: "), ran.err());
        }
        assertEquals(
                folder + ": Is a directory\n", invoke("read", folder.toString()).err());
    }

    private Path submitted() throws IOException {
        Path submitted = folder.resolve("data/submitted/policies/a b.yaml");
        Files.createDirectories(submitted.getParent());
        Files.copy(Path.of(policy), submitted);
        return Files.writeString(
                folder.resolve("put.json"),
                Files.readString(Checkout.file("infra/events/publish.json"))
                        .replace("policies/example/2026-01-01.yaml", "policies/a+b.yaml"));
    }

    @Test
    void snapshotsAreMadeByTheirEvents() throws IOException {
        invoke("publish", submitted().toString());
        Ran made =
                invoke("snapshot", Checkout.file("infra/events/snapshot.json").toString());
        assertEquals(0, made.exit(), made.err());
        assertEquals("{\"batchItemFailures\":[]}\n", made.out());
        assertEquals(0, run("verify", snapshot("-r1-en.pdf").toString()).exit());
        Path asked = Files.writeString(
                folder.resolve("redirect.json"),
                Files.readString(Checkout.file("infra/events/redirect.json"))
                        .replace("liveagent/versions/2023-10-02", "example/versions/2026-01-01"));
        Ran led = invoke("redirect", asked.toString());
        assertTrue(
                led.out().contains("\"Location\":\"/documents/published/snapshots/example/1-2026-01-01-r1-en.pdf?"),
                led.out());
        Ran reconciled =
                invoke("reconcile", Checkout.file("infra/events/reconcile.json").toString());
        assertEquals(0, reconciled.exit(), reconciled.err());
        assertEquals("0\n", reconciled.out());
    }
}
