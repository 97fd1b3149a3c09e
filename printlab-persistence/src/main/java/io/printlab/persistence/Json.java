package io.printlab.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.device.NodeId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.file.PrintFileId;
import io.printlab.job.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** Records as jsonb: component names as they are, nulls left out, times and identities as plain values. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(scalars())
            .build();

    private static final JsonMapper WITH_NULLS = MAPPER.rebuild()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    static ObjectNode treeWithNulls(Object value) {
        return WITH_NULLS.valueToTree(value);
    }

    static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write " + value.getClass().getName() + " as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new PrintLabException(
                    ErrorCategory.INTERNAL,
                    "A stored " + type.getSimpleName() + " cannot be read: " + e.getOriginalMessage()
                            + ". The rows are damaged or from another version; restore a backup.",
                    e);
        }
    }

    private static SimpleModule scalars() {
        SimpleModule module = new SimpleModule("printlab");
        // As precise as timestamptz, so that a history replays to exactly the stored row.
        add(module, Instant.class, time -> time.truncatedTo(ChronoUnit.MICROS).toString(), Instant::parse);
        add(module, Duration.class, Duration::toString, Duration::parse);
        add(module, LocalTime.class, LocalTime::toString, LocalTime::parse);
        add(module, ZoneId.class, ZoneId::getId, ZoneId::of);
        add(module, DeviceId.class, DeviceId::value, DeviceId::new);
        add(module, NodeId.class, NodeId::value, NodeId::new);
        add(module, PrintFileId.class, PrintFileId::sha256, PrintFileId::new);
        add(module, JobId.class, JobId::toString, text -> new JobId(Long.parseLong(text)));
        add(module, UserId.class, UserId::toString, text -> new UserId(Long.parseLong(text)));
        return module;
    }

    private static <T> void add(
            SimpleModule module, Class<T> type, Function<T, String> writer, Function<String, T> reader) {
        module.addSerializer(type, new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(writer.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return reader.apply(in.getValueAsString());
            }
        });
    }
}
