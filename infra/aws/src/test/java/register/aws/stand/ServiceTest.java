package register.aws.stand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"Item":{"holder":{"S":"CDABCDEF"},"PK":{"S":"LEASES"},"SK":{"S":"DUE"}}}          | LEASES
            {"Item":{"run":{"S":"CD12ABCD"},"PK":{"S":"RUN#ABCDEFGH"}}}                        | RUN
            {"ExpressionAttributeValues":{":p":{"S":"TO#example#1"},":s":{"S":"CDABCDEF"}}}    | TO
            {"ExpressionAttributeValues":{":what":{"S":"policies"}},"X":{"S":"CDABCDEF"}}      | ^^""")
    void aCallIsKnownByThePartitionAndNotByARandomId(String body, String kind) {
        assertEquals(kind, Service.kind(body).strip());
    }
}
