package org.posterity.holdings;

class MemoryHoldingsTest extends HoldingsContract {

    @Override
    protected Holdings open() {
        return new MemoryHoldings();
    }
}
