package register.aws.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GetPublicKeyRequest;
import software.amazon.awssdk.services.kms.model.SignRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sesv2.model.GetAccountRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// A request as IAM judges it (Service Authorization Reference).
///
/// @param action e.g. `s3:GetObject`
/// @param resource as the template names it, e.g. `${PublishedBucket.Arn}/snapshots/a`
/// @param context the values of condition keys
public record Attempt(String action, String resource, Map<String, List<String>> context) {
    private static final Pattern KEY_VALUE = Pattern.compile("= (:[A-Za-z]+)");

    public Attempt {
        context = Map.copyOf(context);
    }

    /// @param names the template's names for the buckets, keys and addresses that the functions were given
    public static List<Attempt> of(SdkRequest request, Map<String, String> names) {
        return switch (request) {
            case TransactWriteItemsRequest transaction -> transaction(transaction);
            // SES asks for the right to each.
            case SendEmailRequest send
            when send.configurationSetName() != null ->
                List.of(
                        one(send, names),
                        send(send, names, "configuration-set/" + named(names, send.configurationSetName())));
            default -> List.of(one(request, names));
        };
    }

    /// It counts as the actions in it, each with the keys of its items.
    private static List<Attempt> transaction(TransactWriteItemsRequest transaction) {
        var keys = new TreeMap<String, List<String>>();
        for (TransactWriteItem write : transaction.transactItems()) {
            boolean put = write.put() != null;
            keys.computeIfAbsent(put ? "dynamodb:PutItem" : "dynamodb:DeleteItem", _ -> new ArrayList<>())
                    .add(text(put ? write.put().item() : write.delete().key(), "PK"));
        }
        return keys.entrySet().stream()
                .map(action ->
                        new Attempt(action.getKey(), "${Table.Arn}", Map.of("dynamodb:LeadingKeys", action.getValue())))
                .toList();
    }

    private static Attempt one(SdkRequest request, Map<String, String> names) {
        return switch (request) {
            case GetItemRequest get -> item("GetItem", get.key());
            case PutItemRequest put -> item("PutItem", put.item());
            case BatchGetItemRequest get ->
                new Attempt(
                        "dynamodb:BatchGetItem",
                        "${Table.Arn}",
                        Map.of(
                                "dynamodb:LeadingKeys",
                                get.requestItems().values().stream()
                                        .flatMap(asked -> asked.keys().stream())
                                        .map(key -> text(key, "PK"))
                                        .distinct()
                                        .toList()));
            case UpdateItemRequest update -> item("UpdateItem", update.key());
            case QueryRequest query ->
                table(
                        "Query",
                        query.indexName() == null ? "" : "/index/" + query.indexName(),
                        text(query.expressionAttributeValues(), keyOf(query.keyConditionExpression())));
            case GetObjectRequest get ->
                object(get.versionId() == null ? "Get" : "GetVersion", names, get.bucket(), get.key());
            case HeadObjectRequest head ->
                object(head.versionId() == null ? "Get" : "GetVersion", names, head.bucket(), head.key());
            case DeleteItemRequest delete -> item("DeleteItem", delete.key());
            case DeleteObjectRequest delete ->
                object(delete.versionId() == null ? "Delete" : "DeleteVersion", names, delete.bucket(), delete.key());
            case ListObjectVersionsRequest list ->
                new Attempt("s3:ListBucketVersions", named(names, list.bucket()), Map.of());
            case ListObjectsV2Request list -> new Attempt("s3:ListBucket", named(names, list.bucket()), Map.of());
            case PutObjectRequest put -> object("Put", names, put.bucket(), put.key());
            case GetPublicKeyRequest get -> new Attempt("kms:GetPublicKey", named(names, get.keyId()), Map.of());
            case SignRequest sign ->
                new Attempt(
                        "kms:Sign",
                        named(names, sign.keyId()),
                        Map.of(
                                "kms:SigningAlgorithm",
                                List.of(sign.signingAlgorithmAsString()),
                                "kms:MessageType",
                                List.of(sign.messageTypeAsString())));
            case GenerateMacRequest mac ->
                new Attempt(
                        "kms:GenerateMac",
                        named(names, mac.keyId()),
                        Map.of("kms:MacAlgorithm", List.of(mac.macAlgorithmAsString())));
            case SendEmailRequest send -> send(send, names, "identity/any");
            case GetAccountRequest _ -> new Attempt("ses:GetAccount", "*", Map.of());
            default -> throw new AssertionError("no role is known to be asked for " + request);
        };
    }

    private static Attempt send(SendEmailRequest send, Map<String, String> names, String resource) {
        return new Attempt(
                "ses:SendEmail",
                "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:" + resource,
                Map.of("ses:FromAddress", List.of(named(names, address(send.fromEmailAddress())))));
    }

    /// The name before the address has a condition key of its own, `ses:FromDisplayName` (Service Authorization
    /// Reference, Amazon SES v2).
    private static String address(String from) {
        return from.replaceFirst("^.* <(.+)>$", "$1");
    }

    private static Attempt item(String action, Map<String, AttributeValue> item) {
        return table(action, "", text(item, "PK"));
    }

    private static Attempt table(String action, String index, String leadingKey) {
        return new Attempt(
                "dynamodb:" + action, "${Table.Arn}" + index, Map.of("dynamodb:LeadingKeys", List.of(leadingKey)));
    }

    private static Attempt object(String verb, Map<String, String> names, String bucket, String key) {
        String action =
                verb.endsWith("Version") ? "s3:" + verb.replace("Version", "ObjectVersion") : "s3:" + verb + "Object";
        return new Attempt(action, named(names, bucket) + "/" + key, Map.of());
    }

    private static String keyOf(String condition) {
        Matcher value = KEY_VALUE.matcher(condition);
        if (!value.find()) {
            throw new AssertionError("no partition in " + condition);
        }
        return value.group(1);
    }

    private static String text(Map<String, AttributeValue> values, String name) {
        AttributeValue value = values.get(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + values.keySet());
        }
        return value.s();
    }

    private static String named(Map<String, String> names, String given) {
        String name = names.get(given);
        if (name == null) {
            throw new AssertionError("the template gives no function " + given);
        }
        return name;
    }
}
