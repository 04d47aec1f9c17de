package register.aws.s3;

import java.util.Optional;
import register.document.DocumentKey.Shelf;
import register.request.delivery.MailCopies;
import register.value.Reference;
import software.amazon.awssdk.services.s3.S3Client;

/// The messages that SES stored, by SES's own id. SES does not keep sent mail.
public final class S3MailCopies implements MailCopies {
    /// As in the template's receipt rule.
    private static final String PREFIX = "inbound/";

    private final S3Versions versions;
    private final Buckets buckets;

    public S3MailCopies(S3Client client, Buckets buckets) {
        this.versions = new S3Versions(client);
        this.buckets = buckets;
    }

    @Override
    public void erase(Reference reference, Optional<String> delivery) {
        delivery.ifPresent(name -> {
            boolean _ = versions.erase(buckets.of(Shelf.CORRESPONDENCE), PREFIX + name);
        });
    }
}
