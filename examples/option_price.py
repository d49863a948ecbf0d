# The price of a European call (Black and Scholes, 1973).
# Hover bs_call: the price, its Greeks, and how sensitive it is to each input in relative terms (elasticity).
# Hover S: the second derivative is the gamma. Hover d1 or d2: what moves them, and what they move.
# Three paths lead from S to the price: two of them cancel, and N(d1) is left.
#   derivative-inspector inspect examples/option_price.py:11 --paths S,bs_call
import numpy as np
from scipy.stats import norm


def bs_call(S, K, r, sigma, T):
    # at: S=100, K=100, r=0.05, sigma=0.2, T=1
    d1 = (np.log(S / K) + (r + sigma**2 / 2) * T) / (sigma * np.sqrt(T))
    d2 = d1 - sigma * np.sqrt(T)
    return S * norm.cdf(d1) - K * np.exp(-r * T) * norm.cdf(d2)
