package register.aws.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import register.aws.stand.S3Stand;
import register.aws.stand.Shelves;
import register.document.DocumentKey.Shelf;
import software.amazon.awssdk.core.sync.RequestBody;

final class S3RawMailTest {
    private static final byte[] MAIL =
            "From: a@klient.example\r\n\r\nõ".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void aMailIsFetchedFromItsBucketAloneAsItArrived() {
        try (Shelves shelves = S3Stand.shared().shelves()) {
            String bucket = shelves.bucket(Shelf.CORRESPONDENCE);
            String other = shelves.bucket(Shelf.PUBLISHED);
            for (String each : new String[] {bucket, other}) {
                shelves.client()
                        .putObject(request -> request.bucket(each).key("inbound/1"), RequestBody.fromBytes(MAIL));
            }
            var mail = new S3RawMail(shelves.client(), bucket);
            assertArrayEquals(MAIL, mail.get(bucket, "inbound/1"));
            assertThrows(UncheckedIOException.class, () -> mail.get(other, "inbound/1"));
            assertThrows(UncheckedIOException.class, () -> mail.get(bucket, "inbound/2"));
        }
    }
}
