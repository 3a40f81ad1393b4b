/**
 * The tokens that the provider's test environment always answers in the same way.
 *
 * @see https://stytch.com/docs/api/sandbox
 */
export const magicTokens = {
  /** Signs in. */
  good: "DOYoip3rvIMMW5lgItikFK-Ak1CfMsgjuiCyI7uuU94=",
  /** Of a link that can't be used any more. */
  spent: "3pzjQpgksDlGKWEwUq2Up--hCHC_0oamfLHyfspKDFU=",
  /** Of a link that never was. */
  lost: "CprTtwhnRNiMBiUS2jSLcWYrfuO2POeBNdo5HhW6qTM=",
} as const;
