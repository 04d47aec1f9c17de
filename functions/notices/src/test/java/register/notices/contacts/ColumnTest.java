package register.notices.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void columnsAreNamedAsTheFileWritesThem() {
        assertEquals(
                "external_id,customer,email,language,notice_days,objection_days,regions,features,terms",
                String.join(",", Column.titles()));
    }
}
