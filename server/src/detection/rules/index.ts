import type { Rule } from '../rule.ts';
import { aToB } from './byName/aToB.ts';
import { cToD } from './byName/cToD.ts';
import { eToG } from './byName/eToG.ts';
import { hToL } from './byName/hToL.ts';
import { mToO } from './byName/mToO.ts';
import { pToR } from './byName/pToR.ts';
import { sToT } from './byName/sToT.ts';
import { uToZ } from './byName/uToZ.ts';
import { adafruit } from './adafruit.ts';
import { adobe } from './adobe.ts';
import { airtable } from './airtable.ts';
import { alibaba } from './alibaba.ts';
import { anthropic } from './anthropic.ts';
import { artifactory } from './artifactory.ts';
import { asana } from './asana.ts';
import { atlassian } from './atlassian.ts';
import { authress } from './authress.ts';
import { aws } from './aws.ts';
import { axiom } from './axiom.ts';
import { azure } from './azure.ts';
import { brevo } from './brevo.ts';
import { buildkite } from './buildkite.ts';
import { cerebras } from './cerebras.ts';
import { circleci } from './circleci.ts';
import { clerk } from './clerk.ts';
import { clickhouse } from './clickhouse.ts';
import { clickup } from './clickup.ts';
import { clojars } from './clojars.ts';
import { cloudflare } from './cloudflare.ts';
import { composer } from './composer.ts';
import { contentful } from './contentful.ts';
import { contentstack } from './contentstack.ts';
import { cratesIo } from './cratesIo.ts';
import { cursor } from './cursor.ts';
import { databricks } from './databricks.ts';
import { datadog } from './datadog.ts';
import { deepseek } from './deepseek.ts';
import { defined } from './defined.ts';
import { dependencyTrack } from './dependencyTrack.ts';
import { digitalOcean } from './digitalOcean.ts';
import { discord } from './discord.ts';
import { dockerHub } from './dockerHub.ts';
import { doppler } from './doppler.ts';
import { droneCi } from './droneCi.ts';
import { dropbox } from './dropbox.ts';
import { duffel } from './duffel.ts';
import { dynatrace } from './dynatrace.ts';
import { easyPost } from './easyPost.ts';
import { elevenLabs } from './elevenLabs.ts';
import { facebook } from './facebook.ts';
import { figma } from './figma.ts';
import { fleetbase } from './fleetbase.ts';
import { flexport } from './flexport.ts';
import { flutterwave } from './flutterwave.ts';
import { flyIo } from './flyIo.ts';
import { frameIo } from './frameIo.ts';
import { fullstory } from './fullstory.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { grafana } from './grafana.ts';
import { groq } from './groq.ts';
import { harness } from './harness.ts';
import { heroku } from './heroku.ts';
import { hubspot } from './hubspot.ts';
import { huggingFace } from './huggingFace.ts';
import { infisical } from './infisical.ts';
import { infracost } from './infracost.ts';
import { intra42 } from './intra42.ts';
import { jenkins } from './jenkins.ts';
import { jwt } from './jwt.ts';
import { langfuse } from './langfuse.ts';
import { langSmith } from './langSmith.ts';
import { launchDarkly } from './launchDarkly.ts';
import { linear } from './linear.ts';
import { lob } from './lob.ts';
import { mapbox } from './mapbox.ts';
import { maxMind } from './maxMind.ts';
import { mercury } from './mercury.ts';
import { microsoftTeams } from './microsoftTeams.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { newRelic } from './newRelic.ts';
import { notion } from './notion.ts';
import { npm } from './npm.ts';
import { nuget } from './nuget.ts';
import { nvidia } from './nvidia.ts';
import { octopus } from './octopus.ts';
import { onePassword } from './onePassword.ts';
import { onfido } from './onfido.ts';
import { openAi } from './openAi.ts';
import { openRouter } from './openRouter.ts';
import { openShift } from './openShift.ts';
import { openVsx } from './openVsx.ts';
import { paystack } from './paystack.ts';
import { perplexity } from './perplexity.ts';
import { pinecone } from './pinecone.ts';
import { plaid } from './plaid.ts';
import { planetScale } from './planetScale.ts';
import { posthog } from './posthog.ts';
import { postman } from './postman.ts';
import { prefect } from './prefect.ts';
import { privateKeys } from './privateKeys.ts';
import { pubNub } from './pubNub.ts';
import { pulumi } from './pulumi.ts';
import { pypi } from './pypi.ts';
import { razorpay } from './razorpay.ts';
import { readMe } from './readMe.ts';
import { render } from './render.ts';
import { replicate } from './replicate.ts';
import { resend } from './resend.ts';
import { rootly } from './rootly.ts';
import { rubyGems } from './rubyGems.ts';
import { runpod } from './runpod.ts';
import { salesforce } from './salesforce.ts';
import { scalingo } from './scalingo.ts';
import { segment } from './segment.ts';
import { sendGrid } from './sendGrid.ts';
import { sentry } from './sentry.ts';
import { settleMint } from './settleMint.ts';
import { shippo } from './shippo.ts';
import { shopify } from './shopify.ts';
import { sidekiq } from './sidekiq.ts';
import { slack } from './slack.ts';
import { sonar } from './sonar.ts';
import { sourcegraph } from './sourcegraph.ts';
import { square } from './square.ts';
import { stackHawk } from './stackHawk.ts';
import { stripe } from './stripe.ts';
import { supabase } from './supabase.ts';
import { tailscale } from './tailscale.ts';
import { tavily } from './tavily.ts';
import { telegram } from './telegram.ts';
import { telnyx } from './telnyx.ts';
import { terraform } from './terraform.ts';
import { thunderstore } from './thunderstore.ts';
import { tines } from './tines.ts';
import { twilio } from './twilio.ts';
import { typeform } from './typeform.ts';
import { ubidots } from './ubidots.ts';
import { unkey } from './unkey.ts';
import { vault } from './vault.ts';
import { vercel } from './vercel.ts';
import { voiceflow } from './voiceflow.ts';
import { weightsBiases } from './weightsBiases.ts';
import { xai } from './xai.ts';
import { yandex } from './yandex.ts';
import { zapier } from './zapier.ts';
import { zoho } from './zoho.ts';
import { zuplo } from './zuplo.ts';

/** Every rule the product comes with: first those that know a token by itself, then those that need a name beside it. */
export const builtInRules: readonly Rule[] = [
  ...adafruit,
  ...adobe,
  ...airtable,
  ...alibaba,
  ...anthropic,
  ...artifactory,
  ...asana,
  ...atlassian,
  ...authress,
  ...aws,
  ...axiom,
  ...azure,
  ...brevo,
  ...buildkite,
  ...cerebras,
  ...circleci,
  ...clerk,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...cloudflare,
  ...composer,
  ...contentful,
  ...contentstack,
  ...cratesIo,
  ...cursor,
  ...databricks,
  ...datadog,
  ...deepseek,
  ...defined,
  ...dependencyTrack,
  ...digitalOcean,
  ...discord,
  ...dockerHub,
  ...doppler,
  ...droneCi,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...easyPost,
  ...elevenLabs,
  ...facebook,
  ...figma,
  ...fleetbase,
  ...flexport,
  ...flutterwave,
  ...flyIo,
  ...frameIo,
  ...fullstory,
  ...github,
  ...gitlab,
  ...google,
  ...grafana,
  ...groq,
  ...harness,
  ...heroku,
  ...hubspot,
  ...huggingFace,
  ...infisical,
  ...infracost,
  ...intra42,
  ...jenkins,
  ...jwt,
  ...langfuse,
  ...langSmith,
  ...launchDarkly,
  ...linear,
  ...lob,
  ...mapbox,
  ...maxMind,
  ...mercury,
  ...microsoftTeams,
  ...neon,
  ...netlify,
  ...newRelic,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...octopus,
  ...onePassword,
  ...onfido,
  ...openAi,
  ...openRouter,
  ...openShift,
  ...openVsx,
  ...paystack,
  ...perplexity,
  ...pinecone,
  ...plaid,
  ...planetScale,
  ...posthog,
  ...postman,
  ...prefect,
  ...privateKeys,
  ...pubNub,
  ...pulumi,
  ...pypi,
  ...razorpay,
  ...readMe,
  ...render,
  ...replicate,
  ...resend,
  ...rootly,
  ...rubyGems,
  ...runpod,
  ...salesforce,
  ...scalingo,
  ...segment,
  ...sendGrid,
  ...sentry,
  ...settleMint,
  ...shippo,
  ...shopify,
  ...sidekiq,
  ...slack,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...stackHawk,
  ...stripe,
  ...supabase,
  ...tailscale,
  ...tavily,
  ...telegram,
  ...telnyx,
  ...terraform,
  ...thunderstore,
  ...tines,
  ...twilio,
  ...typeform,
  ...ubidots,
  ...unkey,
  ...vault,
  ...vercel,
  ...voiceflow,
  ...weightsBiases,
  ...xai,
  ...yandex,
  ...zapier,
  ...zoho,
  ...zuplo,
  ...aToB,
  ...cToD,
  ...eToG,
  ...hToL,
  ...mToO,
  ...pToR,
  ...sToT,
  ...uToZ,
];
