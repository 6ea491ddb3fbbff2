package dev.gatehouse.platform;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** A member that is there twice could be read in two ways (RFC 8259 §4), and nothing may follow the document. */
@Front
@Singleton
public final class StrictJson implements ObjectMapperCustomizer {

    private static final ObjectReader READER = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

    @Override
    public void customize(ObjectMapper json) {
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A JSON object of somebody else, when it can be read in one way only. */
    public static Optional<JsonNode> object(String text) {
        try {
            return Optional.of(READER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }
}
