package org.posterity.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.posterity.intake.IngestRequest;

/** What became of a submission that holds one export. */
public final class OnlyResult {
    private OnlyResult() {}

    public static IngestResult of(Pipeline pipeline, IngestRequest request) {
        List<IngestResult> results = new ArrayList<>();
        pipeline.ingest(List.of(request), (arrival, result) -> results.add(result));
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
