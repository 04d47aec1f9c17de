package register.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import register.aws.stand.Shelves;
import register.aws.stand.Stands;
import register.document.DocumentKey;
import register.document.DocumentKey.Shelf;
import register.value.Reference;
import register.value.Sha256;
import software.amazon.awssdk.core.sync.RequestBody;

/// Erasing removes every version. No stand-in lists the versions of a bucket whose versioning was suspended; a bucket
/// with versions stands for it.
final class S3EraseTest {
    private static final byte[] MAIL = "From: Mari\r\n\r\nHello\r\n".getBytes(UTF_8);
    private static final DocumentKey KEY = DocumentKey.mail(Sha256.of(MAIL));
    private static final Reference REFERENCE = new Reference("DPA-7K3Q-9M2X-4WTB");

    private Shelves shelves;
    private S3Documents documents;

    @BeforeEach
    void open() {
        shelves = Shelves.in(Stands.objects().environment(), false);
        documents = new S3Documents(shelves.client(), shelves.buckets());
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    @Test
    void noVersionAndNoMarkOfADeletionIsLeft() {
        put(KEY.path());
        shelves.version(Shelf.CORRESPONDENCE);
        put(KEY.path());
        shelves.client().deleteObject(request -> request.bucket(bucket()).key(KEY.path()));
        put(KEY.path());
        put(KEY.path() + ".neighbour");
        assertTrue(shelves.versions(Shelf.CORRESPONDENCE).size() >= 4, "the stand-in keeps versions");

        assertTrue(documents.erase(KEY));
        assertEquals(List.of(KEY.path() + ".neighbour"), shelves.versions(Shelf.CORRESPONDENCE));
        assertFalse(documents.erase(KEY));
        assertEquals(Optional.empty(), documents.get(KEY));
        assertTrue(documents.putIfAbsent(KEY, MAIL), "the name can be used again");
    }

    /// An object deleted by hand is gone for readers, but its versions remain.
    @Test
    void objectsDeletedByHandAreErased() {
        shelves.version(Shelf.CORRESPONDENCE);
        put(KEY.path());
        shelves.client().deleteObject(request -> request.bucket(bucket()).key(KEY.path()));
        assertEquals(Optional.empty(), documents.get(KEY));
        assertTrue(documents.erase(KEY));
        assertEquals(List.of(), shelves.versions(Shelf.CORRESPONDENCE));
    }

    @Test
    void aMailAsItWasDeliveredIsErasedWithEveryVersion() {
        shelves.version(Shelf.CORRESPONDENCE);
        put("inbound/one");
        put("inbound/one");
        put("inbound/one-more");
        new S3MailCopies(shelves.client(), shelves.buckets()).erase(REFERENCE, Optional.of("one"));
        assertEquals(List.of("inbound/one-more"), shelves.versions(Shelf.CORRESPONDENCE));
    }

    private void put(String key) {
        shelves.client().putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromBytes(MAIL));
    }

    private String bucket() {
        return shelves.bucket(Shelf.CORRESPONDENCE);
    }
}
